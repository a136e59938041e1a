import type { ExitMessage } from "@memory/shared/process/command-line";
import { totalOf } from "../adapters/queue-depth.ts";
import { bodyOf, type Description, describeLetter } from "./describe-letter.ts";
import type { Desk } from "./desk.ts";
import type { AskedFor } from "./flags.ts";
import { lookAtLetters } from "./look-at-letters.ts";
import { sayAge, table } from "./table.ts";

type Shown = Description & { readonly body?: unknown };

/** Shows the oldest dead letters of a queue without consuming them. */
export async function peek(
  { contract, max, withBodies, isJson }: AskedFor<"peek">,
  desk: Desk,
): Promise<ExitMessage> {
  const dead = await desk.openDeadLetters(contract.name);
  const there = totalOf(await dead.depth());
  const letters = await lookAtLetters(dead, Math.min(max, there));
  const shown = letters.map((letter) => ({
    ...describeLetter(letter, contract),
    ...(withBodies ? { body: bodyOf(letter) } : {}),
  }));
  if (isJson) return { say: JSON.stringify(shown, null, 2), exitCode: 0 };
  const head = `${dead.name} at ${desk.place}: ${shown.length} of ${there}`;
  return { say: shown.length === 0 ? head : `${head}\n\n${sayLetters(shown)}`, exitCode: 0 };
}

function sayLetters(letters: readonly Shown[]): string {
  const rows = letters.map(({ ageSeconds, kind, receiveCount, traceId, reason }) => [
    sayAge(ageSeconds),
    kind,
    String(receiveCount),
    traceId ?? "–",
    reason,
  ]);
  const [head, ...lines] = table([["age", "kind", "receives", "trace id", "reason"], ...rows]);
  return [head, ...lines.flatMap((line, index) => [line, ...sayBody(letters[index])])].join("\n");
}

/** Shows the body as JSON, whose escapes keep it from controlling the terminal. */
const sayBody = (letter: Shown | undefined): string[] =>
  letter?.body === undefined ? [] : [JSON.stringify(letter.body, null, 2).replace(/^/gm, "    ")];
