import { type ExitMessage, readCommandLine } from "@memory/shared/process/command-line";
import { howMemoryIsFound } from "../find-memory.ts";

export type Flags = { readonly userId?: string; readonly isDryRun: boolean };

/** Reads the command line. Gives the message to end with if it asks for help or is wrong. */
export const readFlags = (args: string[]): Flags | ExitMessage =>
  readCommandLine(
    {
      name: "reparse",
      help,
      options: { user: { type: "string" }, "dry-run": { type: "boolean" } },
      read({ user: userId, "dry-run": isDryRun = false }): Flags | ExitMessage {
        if (userId !== undefined && !/^-?\d+$/.test(userId)) {
          return { say: "reparse: --user takes a Telegram id, a number", exitCode: 2 };
        }
        return userId === undefined ? { isDryRun } : { isDryRun, userId };
      },
    },
    args,
  );

const help = `Renews kept tweets from the answers that the sources once gave, with what is made of them today.

The answers are kept for 90 days, so that a mistake in reading them can be put right without asking
anybody again. Memory has to be running: this command only queues the work. A tweet whose answers are
not kept any more stays as it is, and none comes to lack what it has. No reply is changed.

  npm run reparse -- [--user ID] [--dry-run]

  --user ID   the tweets of this person (a Telegram id) alone
  --dry-run   counts them and queues nothing
  --help, -h  this text

${howMemoryIsFound}`;
