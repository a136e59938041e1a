import type { Contract } from "@memory/shared/contracts/contract";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { tweetRequestedBulk } from "@memory/shared/contracts/tweet-requested-bulk";
import { encodeBody } from "@memory/shared/queue/message-body";
import { z } from "zod";
import { readable } from "./describe-letter.ts";
import type { Letter } from "./letter.ts";

/**
 * Makes the message that is sent back for a letter, without the reason. A request for a tweet was given
 * up because of its age, so its time starts anew, and its sender is told again if it takes long.
 * Undefined if no consumer could read the letter.
 */
export function renewLetter(letter: Letter, contract: Contract<unknown>, now: Date) {
  if (readable(letter, contract.schema) === undefined) return undefined;
  const { body, groupId } = letter;
  if (!requests.has(contract.name)) return { body, groupId };
  const { told: _, attempt, ...request } = readable(letter, Waiting) ?? {};
  const renewed = { ...request, attempt: Number(attempt) + 1, redrivenAt: now.toISOString() };
  return { body: encodeBody(renewed), groupId };
}

const requests: ReadonlySet<string> = new Set([tweetRequested.name, tweetRequestedBulk.name]);

/** Fields of a newer version pass through unchanged. */
const Waiting = z.looseObject({ attempt: z.number(), told: z.boolean().optional() });
