import { type ExitMessage, readCommandLine } from "@memory/shared/process/command-line";
import { type FaultGroup, faultGroups } from "./faults/faults.ts";

export type Flags = {
  readonly links: number;
  readonly minutes: number;
  readonly seed: number;
  readonly faults: readonly FaultGroup[];
};

/** The default of links a minute: about a third of what two cores can handle without faults. */
const usualPace = 2_000;

/** Reads the command line. Gives the message to end with if it asks for help or is wrong. */
export const readFlags = (args: string[]): Flags | ExitMessage =>
  readCommandLine(
    {
      name: "chaos",
      help,
      options: {
        links: { type: "string" },
        minutes: { type: "string" },
        seed: { type: "string" },
        faults: { type: "string" },
      },
      read(values): Flags {
        const links = numberIn("--links", values.links ?? "1000", { least: 10, most: 1_000_000 });
        const minutes = values.minutes ?? String(Math.max(0.5, links / usualPace));
        return {
          links,
          minutes: numberIn("--minutes", minutes, { least: 0.1, most: 1_440 }),
          seed: numberIn("--seed", values.seed ?? "1", { least: 0, most: 2 ** 31 }),
          faults: groupsIn(values.faults),
        };
      },
    },
    args,
  );

function numberIn(name: string, text: string, { least, most }: { least: number; most: number }) {
  const number = Number(text);
  if (text.trim() !== "" && number >= least && number <= most) return number;
  throw new Error(`${name} must be a number between ${least} and ${most}`);
}

function groupsIn(text: string | undefined): readonly FaultGroup[] {
  if (text === undefined) return faultGroups;
  const named = text.split(",").map((name) => name.trim());
  const unknown = named.find((name) => !faultGroups.some((group) => group === name));
  if (unknown !== undefined)
    throw new Error(`--faults knows ${faultGroups.join(", ")}, not ${unknown}`);
  return faultGroups.filter((group) => named.includes(group));
}

const help = `Runs Memory with all its processes while things go wrong, and proves link by link what became of it.

  npm run chaos -- [--links N] [--minutes M] [--seed S] [--faults a,b]

  --links N     links that people send (1000)
  --minutes M   over how long they send them (links / ${usualPace}, at least half a minute)
  --seed S      who sends what and what goes wrong when (1); the same seed plans the same run, though
                processes never take exactly the same turns
  --faults a,b  only these: ${faultGroups.join(", ")}
                (with stop alone, not one message may be given out twice)

Ends with a table and "N passed, N failed", and exits with 1 when anything failed. Uses the
playground and emulators of its own, in a temporary folder, on free ports.`;
