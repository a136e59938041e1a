import { type ExitMessage, readCommandLine } from "@memory/shared/process/command-line";

export type Flags = {
  readonly file: string;
  /** Whether existing files in DATA_DIR may be moved aside. */
  readonly isConfirmed: boolean;
  readonly isDryRun: boolean;
};

/** Reads the command line. Gives the message to end with if it asks for help or is wrong. */
export const readFlags = (args: string[]): Flags | ExitMessage =>
  readCommandLine(
    {
      name: "restore",
      help,
      options: { yes: { type: "boolean" }, "dry-run": { type: "boolean" } },
      allowPositionals: true,
      read({ yes = false, "dry-run": isDryRun = false }, [file, ...others]): Flags {
        if (file === undefined || file === "") throw new Error("say which file to restore");
        if (others.length > 0) throw new Error(`what is "${others.join(" ")}" for?`);
        return { file, isConfirmed: yes, isDryRun };
      },
    },
    args,
  );

const help = `Puts back what npm run backup wrote. Memory has to be stopped.

The file is read to its end and every part compared with its checksum before anything is touched.
What lies in DATA_DIR is never overwritten: with --yes it is moved aside, to DATA_DIR.before-restore-<time>.
The folder above DATA_DIR has to be writable and to have room for both.

  npm run restore -- FILE [--yes] [--dry-run]

  --yes       moves aside what lies in DATA_DIR; not needed where nothing does
  --dry-run   reads and compares, says what is in the file and leaves everything as it is
  --help, -h  this text

What was kept after the backup is not in it. Read from the environment, and from .env in the working
directory: DATA_DIR (./data).`;
