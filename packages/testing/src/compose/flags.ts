import { existsSync } from "node:fs";
import { type ExitMessage, readCommandLine } from "@memory/shared/process/command-line";

export type Flags = { readonly withStandIns: boolean; readonly suites: readonly string[] };

/** Reads the command line. Gives the message to end with if it asks for help or is wrong. */
export const readFlags = (args: string[]): Flags | ExitMessage =>
  readCommandLine(
    {
      name: "test:compose",
      help,
      options: { "stand-ins": { type: "boolean" } },
      allowPositionals: true,
      read({ "stand-ins": withStandIns = false }, files): Flags {
        const absent = files.find((path) => !existsSync(path));
        if (absent !== undefined) throw new Error(`there is no suite ${absent}`);
        return { withStandIns, suites: files.length > 0 ? files : ["test/end-to-end/*.test.ts"] };
      },
    },
    args,
  );

const help = `Runs the end-to-end suites against docker-compose.yml, in a stack of its own.

  npm run test:compose [-- --stand-ins] [-- file …]

  --stand-ins  LocalStack's queues from its Python package and its tables from the emulator of
               npm start, where LocalStack's image cannot be pulled
  file …       these suites alone; default: all of test/end-to-end
  --help, -h   this text

It needs a Docker engine and docker compose (or docker-compose 1.29), builds the images first and
removes its containers and volumes afterwards.`;
