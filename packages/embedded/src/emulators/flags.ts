import { parseArgs } from "node:util";

/** What the launcher tells an emulator: `--port`, `--host` (127.0.0.1) and `--folder` for its data. */
export function emulatorFlags(): { port: number; host: string; folder: string } {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      host: { type: "string", default: "127.0.0.1" },
      folder: { type: "string" },
    },
  });
  if (values.port === undefined || values.folder === undefined)
    throw new Error("an emulator needs --port and --folder");
  return { port: Number(values.port), host: values.host, folder: values.folder };
}
