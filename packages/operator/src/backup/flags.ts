import { type ExitMessage, readCommandLine } from "@memory/shared/process/command-line";

export type Flags = { readonly to?: string };

/** Reads the command line. Gives the message to end with if it asks for help or is wrong. */
export const readFlags = (args: string[]): Flags | ExitMessage =>
  readCommandLine(
    {
      name: "backup",
      help,
      options: { to: { type: "string" } },
      read({ to }): Flags {
        if (to === "") throw new Error("--to takes the name of a file");
        return to === undefined ? {} : { to };
      },
    },
    args,
  );

const help = `Writes all that Memory keeps on this machine into one file: tables, queues, photos and films,
and the playground's chats.

Memory has to be stopped: a link is either still in a queue or already in the tables, and only a copy
of both at one moment has all of them. Nothing is lost meanwhile, since Telegram keeps for 24 hours
what is sent. Stopping, copying and starting take seconds, and
as much longer as photos and films take to copy; docs/one-machine.md has it done each night.

  npm run backup -- [--to FILE]

  --to FILE   where to (memory-backup-<time>.tar.gz in the working directory); must not exist, nor lie in
              DATA_DIR. It holds what people keep, unencrypted, and only its owner may read it.
  --help, -h  this text

Read from the environment, and from .env in the working directory: DATA_DIR (./data). On AWS and
with queues, tables or media elsewhere, what lies there has to be backed up there.`;
