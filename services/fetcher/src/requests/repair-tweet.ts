import type { Contract } from "@memory/shared/contracts/contract";
import { type TweetRequested, tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { RetryableError } from "@memory/shared/errors";
import type { Send, SendOptions } from "@memory/shared/queue/send";
import type { ResolveTweet } from "../resolve/resolve-tweet.ts";
import type { Resolved } from "../resolve/verdict.ts";
import { hasFewerMissing, missingPartsOf } from "../tweet/missing-parts.ts";
import { giveUpAfterMs, repairDelaySeconds } from "./retry-delay.ts";
import { type Answer, ageOf, sendResolved } from "./send-resolved.ts";

export type RepairPorts = {
  readonly resolveTweet: ResolveTweet;
  /** Does the same from the kept responses alone. */
  readonly rereadTweet: ResolveTweet;
  readonly send: Send;
  /** The queue that requests come from, and that their repairs go to. Default: `tweet-requested`. */
  readonly requests?: Contract<TweetRequested>;
};

type Repair = { readonly request: TweetRequested; readonly options: SendOptions };

/** A repair waits for no turn: it comes after what people ask for. */
const asUsual = { acceptProvisional: false, mayWait: false };

/**
 * Asks again for the missing parts of a kept tweet, and sends the tweet if it has more of them.
 * Nobody waits for a repair, so no other outcome is sent.
 */
export function createRepairTweet(ports: RepairPorts) {
  const { resolveTweet, rereadTweet, send, requests = tweetRequested } = ports;
  const ask = async (repair: Repair | undefined): Promise<void> => {
    if (repair !== undefined) await send(requests, repair.request, repair.options);
  };
  return async (request: TweetRequested): Promise<void> => {
    const { tweetId } = request.link;
    const asked = { ...asUsual, userId: request.userId };
    if (tweetId === undefined) return;
    if (request.fromRaw === true) {
      const resolved = await orNothing(rereadTweet(tweetId, asked));
      if (resolved?.kind === "found") await sendResolved(send, request, { resolved });
      return;
    }
    const resolved = await orNothing(resolveTweet(tweetId, asked));
    if (resolved === undefined) return ask(laterTry(request));
    if (resolved.kind !== "found") return;
    if (isMoreThan(request.lacking, resolved)) {
      await sendResolved(send, request, { resolved });
      return ask(repairOf(request, { resolved }));
    }
    if (resolved.mayFollow === true) await ask(laterTry(request));
  };
}

/**
 * The request that asks later for the missing parts of an answer. Undefined if no source may have
 * them.
 */
export function repairOf(
  request: TweetRequested,
  { resolved, tweetId }: Answer,
): Repair | undefined {
  if (resolved.kind !== "found" || resolved.mayFollow !== true) return undefined;
  const id = request.link.tweetId ?? tweetId;
  const link = id === undefined ? request.link : { ...request.link, tweetId: id };
  const lacking = missingPartsOf(resolved.tweet);
  return laterTry({ ...request, link, purpose: "repair", lacking });
}

function laterTry(request: TweetRequested): Repair | undefined {
  const ageMs = ageOf(request);
  if (ageMs >= giveUpAfterMs) return undefined;
  return {
    request: { ...request, attempt: request.attempt + 1 },
    options: { groupId: request.userId, delaySeconds: repairDelaySeconds(ageMs) },
  };
}

const isMoreThan = (
  lacking: readonly string[] | undefined,
  { tweet }: Extract<Resolved, { kind: "found" }>,
): boolean => lacking === undefined || hasFewerMissing(missingPartsOf(tweet), lacking);

/** Undefined if no source can answer now. */
async function orNothing(resolving: Promise<Resolved>): Promise<Resolved | undefined> {
  try {
    return await resolving;
  } catch (error) {
    if (error instanceof RetryableError) return undefined;
    throw error;
  }
}
