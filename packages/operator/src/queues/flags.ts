import type { Contract } from "@memory/shared/contracts/contract";
import { type ExitMessage, readCommandLine } from "@memory/shared/process/command-line";
import { howMemoryIsFound } from "../find-memory.ts";
import { deadLettersNamed } from "./queue-names.ts";

export type Asked =
  | { readonly command: "status"; readonly isJson: boolean }
  | {
      readonly command: "peek";
      readonly contract: Contract<unknown>;
      readonly max: number;
      readonly withBodies: boolean;
      readonly isJson: boolean;
    }
  | {
      readonly command: "redrive";
      readonly contract: Contract<unknown>;
      readonly max: number;
      readonly perSecond: number;
    }
  | {
      readonly command: "purge";
      readonly contract: Contract<unknown>;
      readonly isConfirmed: boolean;
    };

/** The options of one command. */
export type AskedFor<C extends Asked["command"]> = Extract<Asked, { command: C }>;

type Values = {
  readonly json?: boolean;
  readonly max?: string;
  readonly rate?: string;
  readonly bodies?: boolean;
  readonly yes?: boolean;
};
type Name = { readonly queue: string | undefined; readonly prefix: string };

/** Reads the command line. Gives the message to end with if it asks for help or is wrong. `prefix` begins every queue's name. */
export const readFlags = (args: string[], prefix: string): Asked | ExitMessage =>
  readCommandLine(
    {
      name: "queues",
      help,
      options: {
        json: { type: "boolean" },
        max: { type: "string" },
        rate: { type: "string" },
        bodies: { type: "boolean" },
        yes: { type: "boolean" },
      },
      allowPositionals: true,
      read(values, [command, queue, ...others]) {
        if (others.length > 0) throw new Error(`what is "${others.join(" ")}" for?`);
        return read(command, values, { queue, prefix });
      },
    },
    args,
  );

function read(command: string | undefined, values: Values, name: Name): Asked {
  switch (command) {
    case "status":
      allow(command, values, ["json"]);
      if (name.queue !== undefined) throw new Error("status shows all queues and takes none");
      return { command, isJson: values.json ?? false };
    case "peek":
      allow(command, values, ["max", "bodies", "json"]);
      return {
        command,
        contract: contractOf(command, name),
        max: wholeNumber("max", values.max, 1000) ?? 10,
        withBodies: values.bodies ?? false,
        isJson: values.json ?? false,
      };
    case "redrive":
      allow(command, values, ["max", "rate"]);
      return {
        command,
        contract: contractOf(command, name),
        max: wholeNumber("max", values.max, 1_000_000) ?? Number.POSITIVE_INFINITY,
        perSecond: wholeNumber("rate", values.rate, 1000) ?? 50,
      };
    case "purge":
      allow(command, values, ["yes"]);
      return {
        command,
        contract: contractOf(command, name),
        isConfirmed: values.yes ?? false,
      };
    default:
      throw new Error(
        command === undefined ? "say what to do" : `there is no command "${command}"`,
      );
  }
}

function allow(command: string, values: Values, own: readonly (keyof Values)[]): void {
  const strange = Object.keys(values).find((name) => !own.some((known) => known === name));
  if (strange !== undefined) throw new Error(`${command} takes no --${strange}`);
}

function contractOf(command: "peek" | "redrive" | "purge", { queue, prefix }: Name) {
  if (queue === undefined) throw new Error(`${command} takes the name of a queue`);
  const given = queue.startsWith(prefix) ? queue.slice(prefix.length) : queue;
  const found = deadLettersNamed(given);
  if (found.kind === "unknown") {
    throw new Error(`there is no queue "${queue}", but ${found.known.join(", ")}`);
  }
  if (found.kind === "live" && command === "purge") {
    throw new Error(`purge takes dead-letter queues alone: ${found.dead}`);
  }
  return found.contract;
}

function wholeNumber(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Error(`--${name} takes a whole number between 1 and ${most}`);
}

const help = `Shows the queues of Memory, and what lies in their dead-letter queues; sends it on or deletes it.

A message that could not be handled is parked in the dead-letter queue of its queue, with the reason;
whoever sent it was told so. Sent back with redrive it is handled anew and completes the same reply.

  npm run queues -- status [--json]
  npm run queues -- peek <queue> [--max N] [--bodies] [--json]
  npm run queues -- redrive <queue> [--max N] [--rate R]
  npm run queues -- purge <queue>-dead --yes

  status    every queue: what waits, is in flight or delayed, and the age of the oldest dead letter
            (≥ where there are more than the ten that were looked at)
  peek      the oldest dead letters (10) without consuming them: age, kind, receives, trace id, reason.
            They are hidden from others meanwhile. --bodies adds what people wrote and sent.
  redrive   sends dead letters back to their queue, at most R a second (50). Interrupted, it loses
            none and may send some twice, which changes nothing. What no consumer could read stays.
  purge     deletes all dead letters of a queue for good; without --yes it only says how many

  --json      for machines
  --help, -h  this text

<queue> is a name that status shows, with -dead or without.

${howMemoryIsFound}`;
