import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Guard } from "./guard.ts";

type EmulatorFlags = { port: number; host: string; folder: string; guard: Guard };

/**
 * Reads the flags that the launcher gives an emulator: `--port`, `--host` (127.0.0.1), and `--folder`
 * for its data. `--credentials` names the file with the access key, since every user of the machine can read
 * flags. Without it the emulator does not start, unless a test gives `--any-key`.
 */
export function emulatorFlags(): EmulatorFlags {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      host: { type: "string", default: "127.0.0.1" },
      folder: { type: "string" },
      credentials: { type: "string" },
      "any-key": { type: "boolean", default: false },
    },
  });
  if (values.port === undefined || values.folder === undefined)
    throw new Error("an emulator needs --port and --folder");
  const key = values["any-key"] ? undefined : readKey(values.credentials);
  const guard = { key, loopbackOnly: values.host === "127.0.0.1" };
  return { port: Number(values.port), host: values.host, folder: values.folder, guard };
}

function readKey(file: string | undefined): string {
  if (file === undefined) throw new Error("an emulator needs --credentials, or --any-key");
  const key = /^aws_access_key_id = (\S+)$/m.exec(readFileSync(file, "utf8"))?.[1];
  if (key === undefined) throw new Error(`there is no access key in ${file}`);
  return key;
}
