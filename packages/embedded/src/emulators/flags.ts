import { parseArgs } from "node:util";

/** What the launcher tells an emulator: `--port` on 127.0.0.1 and `--folder` for its data. */
export function emulatorFlags(): { port: number; folder: string } {
  const { values } = parseArgs({
    options: { port: { type: "string" }, folder: { type: "string" } },
  });
  if (values.port === undefined || values.folder === undefined)
    throw new Error("an emulator needs --port and --folder");
  return { port: Number(values.port), folder: values.folder };
}
