import type { DeadLetters } from "../adapters/dead-letters.ts";
import { ageSeconds, type Letter } from "./letter.ts";

/** How long letters stay invisible to others if the command is interrupted. */
const hiddenSeconds = 30;

/**
 * Reads up to `max` letters, oldest first, without consuming them: all are visible again a second later.
 */
export async function lookAtLetters(
  letters: Pick<DeadLetters, "receive" | "giveBack">,
  max: number,
): Promise<Letter[]> {
  const seen = new Map<string, Letter>();
  try {
    while (seen.size < max) {
      const before = seen.size;
      const received = await letters.receive(Math.min(10, max - before), hiddenSeconds);
      for (const letter of received) seen.set(letter.id, letter);
      if (seen.size === before) break;
    }
  } finally {
    await letters.giveBack([...seen.values()]);
  }
  return [...seen.values()].sort((a, b) => ageSeconds(b) - ageSeconds(a));
}
