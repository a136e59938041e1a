import { type TweetRequested, tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { RetryableError } from "@memory/shared/errors";
import type { Send, SendOptions } from "@memory/shared/queue/send";
import type { Resolved, ResolveTweet } from "../resolve/resolve-tweet.ts";
import { lacksLess, lacksOf } from "../tweet/missing-parts.ts";
import { giveUpAfterMs, repairDelaySeconds } from "./retry-delay.ts";
import { type Answer, ageOf, sendResolved } from "./send-resolved.ts";

export type RepairPorts = {
  readonly resolveTweet: ResolveTweet;
  /** The same from the kept answers alone. */
  readonly rereadTweet: ResolveTweet;
  readonly send: Send;
};

type Repair = { readonly request: TweetRequested; readonly options: SendOptions };

/**
 * Tries again for what a kept tweet lacks, and sends it when there is more of it. Nobody waits for
 * this, so everything else that comes of it is left unsaid.
 */
export function createRepairTweet({ resolveTweet, rereadTweet, send }: RepairPorts) {
  const ask = async (repair: Repair | undefined): Promise<void> => {
    if (repair !== undefined) await send(tweetRequested, repair.request, repair.options);
  };
  return async (request: TweetRequested): Promise<void> => {
    const { tweetId } = request.link;
    if (tweetId === undefined) return;
    if (request.fromRaw === true) {
      const resolved = await orNothing(rereadTweet(tweetId, false));
      if (resolved?.kind === "found") await sendResolved(send, request, { resolved });
      return;
    }
    const resolved = await orNothing(resolveTweet(tweetId, false));
    if (resolved === undefined) return ask(laterTry(request));
    if (resolved.kind !== "found") return;
    if (isMoreThan(request.lacking, resolved)) {
      await sendResolved(send, request, { resolved });
      return ask(repairOf(request, { resolved }));
    }
    if (resolved.mayFollow === true) await ask(laterTry(request));
  };
}

/** The later try for what an answer lacks, if there is any use in one. */
export function repairOf(
  request: TweetRequested,
  { resolved, tweetId }: Answer,
): Repair | undefined {
  if (resolved.kind !== "found" || resolved.mayFollow !== true) return undefined;
  const id = request.link.tweetId ?? tweetId;
  const link = id === undefined ? request.link : { ...request.link, tweetId: id };
  return laterTry({ ...request, link, purpose: "repair", lacking: lacksOf(resolved.tweet) });
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
): boolean => lacking === undefined || lacksLess(lacksOf(tweet), lacking);

/** Undefined when nobody can answer now. */
async function orNothing(resolving: Promise<Resolved>): Promise<Resolved | undefined> {
  try {
    return await resolving;
  } catch (error) {
    if (error instanceof RetryableError) return undefined;
    throw error;
  }
}
