import type { Contract } from "@memory/shared/contracts/contract";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { encodeBody } from "@memory/shared/queue/message-body";
import { z } from "zod";
import { readable } from "./describe-letter.ts";
import type { Letter } from "./letter.ts";

/**
 * A letter as a consumer is to have it: the reason stays behind. A request of a tweet gets a fresh life,
 * since it was given up for its age, and its sender is told anew if it takes long. Undefined when its
 * consumer could not read it.
 */
export function renewLetter(letter: Letter, contract: Contract<unknown>, now: Date) {
  if (readable(letter, contract.schema) === undefined) return undefined;
  const { body, groupId } = letter;
  if (contract.name !== tweetRequested.name) return { body, groupId };
  const { told: _, attempt, ...request } = readable(letter, Waiting) ?? {};
  const renewed = { ...request, attempt: Number(attempt) + 1, redrivenAt: now.toISOString() };
  return { body: encodeBody(renewed), groupId };
}

/** Whatever else a newer version may have written stays as it is. */
const Waiting = z.looseObject({ attempt: z.number(), told: z.boolean().optional() });
