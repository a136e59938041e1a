import { parseArgs } from "node:util";

/**
 * Reads the flags that the launcher gives an emulator: `--port`, `--host` (127.0.0.1), and `--folder`
 * for its data.
 */
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
