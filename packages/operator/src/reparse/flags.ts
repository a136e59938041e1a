import { parseArgs } from "node:util";
import { howMemoryIsFound } from "../find-memory.ts";
import type { Saying } from "../run-command.ts";

export type Flags = { readonly userId?: string; readonly isDryRun: boolean };

/** What the command line asks for, or what to tell whoever asked for something else. */
export function readFlags(args: string[]): Flags | Saying {
  try {
    const { values } = parseArgs({
      args,
      options: {
        help: { type: "boolean", short: "h" },
        user: { type: "string" },
        "dry-run": { type: "boolean" },
      },
    });
    if (values.help) return { say: help, exitCode: 0 };
    if (values.user !== undefined && !/^-?\d+$/.test(values.user)) {
      return { say: "reparse: --user takes a Telegram id, a number", exitCode: 2 };
    }
    const isDryRun = values["dry-run"] ?? false;
    return values.user === undefined ? { isDryRun } : { isDryRun, userId: values.user };
  } catch (error) {
    const problem = error instanceof Error ? error.message.split(/[.\n]/)[0] : String(error);
    return { say: `reparse: ${problem}; --help tells what there is`, exitCode: 2 };
  }
}

const help = `Renews kept tweets from the answers that the sources once gave, with what is made of them today.

The answers are kept for 90 days, so that a mistake in reading them can be put right without asking
anybody again. Memory has to be running: this command only queues the work. A tweet whose answers are
not kept any more stays as it is, and none comes to lack what it has. No reply is changed.

  npm run reparse -- [--user ID] [--dry-run]

  --user ID   the tweets of this person (a Telegram id) alone
  --dry-run   counts them and queues nothing
  --help, -h  this text

${howMemoryIsFound}`;
