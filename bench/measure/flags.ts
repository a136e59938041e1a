import { type ExitMessage, readCommandLine } from "@memory/shared/process/command-line";
import type { Part } from "./part.ts";

export type Flags = {
  readonly parts: readonly Part[];
  readonly quick: boolean;
  readonly rounds: number;
  /** The file of an earlier run. */
  readonly compare?: string;
};

const rounds = { usual: 5, quick: 1, most: 100 };

/** Reads the command line. Gives the message to end with if it asks for help or is wrong. */
export const readFlags = (args: string[], parts: readonly Part[]): Flags | ExitMessage =>
  readCommandLine(
    {
      name: "bench",
      help: helpFor(parts),
      options: {
        quick: { type: "boolean" },
        only: { type: "string", multiple: true },
        rounds: { type: "string" },
        compare: { type: "string" },
      },
      read({ quick = false, only, rounds: asked, compare }): Flags {
        return {
          parts: only === undefined ? parts : partsNamed(only, parts),
          quick,
          rounds: asked === undefined ? (quick ? rounds.quick : rounds.usual) : count(asked),
          ...(compare === undefined ? {} : { compare }),
        };
      },
    },
    args,
  );

function partsNamed(only: readonly string[], parts: readonly Part[]): readonly Part[] {
  const wanted = only.flatMap((text) => text.split(",")).map((name) => name.trim());
  const unknown = wanted.find((name) => !parts.some((part) => part.name === name));
  if (unknown !== undefined)
    throw new Error(`--only knows ${parts.map(({ name }) => name).join(", ")}, not ${unknown}`);
  return parts.filter(({ name }) => wanted.includes(name));
}

function count(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= rounds.most) return number;
  throw new Error(`--rounds must be a whole number between 1 and ${rounds.most}`);
}

function helpFor(parts: readonly Part[]): string {
  const width = Math.max(...parts.map(({ name }) => name.length));
  return `Measures Memory with its emulators and its playground, beside others that do the same work.

  npm run bench -- [--quick] [--only a,b] [--rounds N] [--compare file]

  --quick         everything in its shortest form, once: about three minutes, and rough
  --only a,b      only these parts
  --rounds N      how often each figure is measured (${rounds.usual}; quick: ${rounds.quick})
  --compare file  shows what changed since the run in this file, and whether that is more than noise

Prints a table of medians with their spread, and writes bench/results/<date>.json. docs/performance.md
tells how to read it. Let nothing else run on the machine meanwhile.

Parts:
${parts.map(({ name, describe }) => `  ${name.padEnd(width)}  ${describe}`).join("\n")}`;
}
