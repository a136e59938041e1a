import { type ExitMessage, readCommandLine } from "@memory/shared/process/command-line";
import { howMemoryIsFound } from "../find-memory.ts";

export type Flags = {
  readonly isJson: boolean;
  readonly removes: boolean;
  /** Removes without asking. */
  readonly isConfirmed: boolean;
};

/** Reads the command line. Gives the message to end with if it asks for help or is wrong. */
export const readFlags = (args: string[]): Flags | ExitMessage =>
  readCommandLine(
    {
      name: "media",
      help,
      options: {
        json: { type: "boolean" },
        remove: { type: "boolean" },
        yes: { type: "boolean" },
      },
      allowPositionals: true,
      read({ json = false, remove = false, yes = false }, [command, ...others]): Flags {
        if (command === undefined) throw new Error("say what to do: check");
        if (command !== "check") throw new Error(`there is no command "${command}"`);
        if (others.length > 0) throw new Error(`what is "${others.join(" ")}" for?`);
        if (yes && !remove) throw new Error("--yes goes with --remove");
        return { isJson: json, removes: remove, isConfirmed: yes };
      },
    },
    args,
  );

const help = `Compares the copies of photos and films with what is written of them.

  npm run media -- check [--json] [--remove [--yes]]

It finds objects of the bucket that no row knows, rows whose object is missing or has another size, erasures
that were not finished, and files of tweets that nobody keeps. Ends with 1 if it found something that is
still there, else with 0. Memory may run meanwhile: what looks wrong is looked at once more. It reads the
whole table TweetsMedia and the names of all objects, and asks for each tweet whether somebody keeps it.

  --json      all that was found, not only the first of each kind
  --remove    asks, then removes it, by the same steps as the services. A file without its object is then
              known no more; npm run reparse has it copied again if its tweet's answers are still kept
  --yes       does not ask
  --help, -h  this text

${howMemoryIsFound}
On AWS the credentials must allow s3:ListBucket, and with --remove s3:DeleteObject, on MEDIA_BUCKET.`;
