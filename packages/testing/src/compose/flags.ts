import { existsSync } from "node:fs";
import { parseArgs } from "node:util";

export type Flags = { readonly withStandIns: boolean; readonly suites: readonly string[] };

/** What the command line asks for, or what to tell whoever asked for something else. */
export function readFlags(args: string[]): Flags | { say: string; exitCode: number } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h" }, "stand-ins": { type: "boolean" } },
    });
    if (values.help) return { say: help, exitCode: 0 };
    const absent = positionals.find((path) => !existsSync(path));
    if (absent !== undefined) throw new Error(`there is no suite ${absent}`);
    const suites = positionals.length > 0 ? positionals : ["test/end-to-end/*.test.ts"];
    return { withStandIns: values["stand-ins"] ?? false, suites };
  } catch (error) {
    const problem = error instanceof Error ? error.message.split(/[\n]|\. /)[0] : String(error);
    return { say: `test:compose: ${problem}; --help tells what there is`, exitCode: 2 };
  }
}

const help = `Runs the end-to-end suites against docker-compose.yml, in a stack of its own.

  npm run test:compose [-- --stand-ins] [-- file …]

  --stand-ins  LocalStack's queues from its Python package and its tables from the emulator of
               npm start, where LocalStack's image cannot be pulled
  file …       these suites alone; default: all of test/end-to-end
  --help, -h   this text

It needs a Docker engine and docker compose (or docker-compose 1.29), builds the images first and
removes its containers and volumes afterwards.`;
