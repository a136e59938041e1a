import type { Received } from "./sqs.ts";

/** What a message of this size needs in memory while it is decoded and handled is several times as much. */
const bytesOfOneSlot = 100_000;

/**
 * How many slots these messages take together: each takes one, and one more for each 100 KB of its body, but never
 * more than there are.
 */
export function slotsOf(messages: Iterable<Pick<Received, "body">>, slots: number): number {
  let taken = 0;
  for (const { body } of messages)
    taken += Math.min(slots, 1 + Math.floor(body.length / bytesOfOneSlot));
  return taken;
}
