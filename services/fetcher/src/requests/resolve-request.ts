import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import { type TweetRequested, tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { PermanentError, RetryableError } from "@memory/shared/errors";
import type { Send } from "@memory/shared/queue/send";
import { LRUCache } from "lru-cache";
import type { ShortLinks, Target } from "../ports.ts";
import { createRepairTweet, type RepairPorts, repairOf } from "./repair-tweet.ts";
import { giveUpAfterMs, retryDelaySeconds, settleForLessAfterMs } from "./retry-delay.ts";
import { type Answer, ageOf, sendResolved } from "./send-resolved.ts";

type Ports = RepairPorts & {
  readonly shortLinks: ShortLinks;
  /** A person who has waited this long is told that the content follows. */
  readonly patienceMs?: number;
  /** Who was told already. */
  readonly told?: Told;
};
type Told = ReturnType<typeof createTold>;

/** Remembers the latest requests whose person was told that the content follows. */
export const createTold = () => new LRUCache<string, true>({ max: 5_000 });

/**
 * Answers one request with what became of its link. Who has waited 3 s, or will have to, is told once
 * that the content follows, while the tries go on. Throws a RetryableError until the link is answered,
 * and a PermanentError after 26 hours. What is found and lacks something is followed by a repair.
 */
export function createResolveRequest(ports: Ports) {
  const { send, patienceMs = 3_000, told = createTold() } = ports;
  const repairTweet = createRepairTweet(ports);

  return async (request: TweetRequested, { signal }: { signal: AbortSignal }): Promise<void> => {
    if (request.purpose === "repair") return repairTweet(request);
    const tellDelayed = async () => {
      const key = keyOf(request);
      if (request.told === true || told.has(key)) return;
      await sendResolved(send, request, { resolved: { kind: "delayed" } });
      told.set(key, true);
    };
    const patience = startPatience(patienceMs, tellDelayed);
    let answer: Answer;
    try {
      answer = await answerTo(request, ports, signal);
    } catch (error) {
      await patience.end();
      if (!(error instanceof RetryableError)) throw error;
      const ageMs = ageOf(request);
      const soonestMs = ageMs + (error.retryAfterSeconds ?? 0) * 1_000;
      if (ageMs < patienceMs && soonestMs <= patienceMs) throw again(error, 1);
      await tellDelayed();
      if (ageMs >= giveUpAfterMs) {
        throw new PermanentError("given up after 26 hours of tries", { cause: error });
      }
      throw again(error, retryDelaySeconds({ ageMs, askedSeconds: error.retryAfterSeconds }));
    }
    await patience.end();
    const repair = repairOf(request, answer);
    await sendResolved(send, request, answer);
    // Afterwards: a try that fails over the answer is to leave no repair behind.
    if (repair !== undefined) await send(tweetRequested, repair.request, repair.options);
  };
}

const keyOf = ({ traceId, link, redrivenAt = "" }: TweetRequested): string =>
  `${traceId} ${link.key} ${redrivenAt}`;

/** As the request travels on while it waits, with whether the person was told. */
export const waitingCopy =
  (told: Pick<Told, "has">) =>
  (request: TweetRequested): TweetRequested => ({
    ...request,
    attempt: request.attempt + 1,
    ...(request.told === true || told.has(keyOf(request)) ? { told: true } : {}),
  });

/** Tells that the request was given up for now. */
export const parkedRequest =
  (send: Send) =>
  async (request: TweetRequested): Promise<void> => {
    // What is repaired was answered before.
    if (request.purpose === "repair") return;
    await sendResolved(send, request, { resolved: { kind: "parked" } });
  };

async function answerTo(
  request: TweetRequested,
  { resolveTweet, shortLinks }: Ports,
  signal: AbortSignal,
): Promise<Answer> {
  const { overLimit } = request.link;
  if (overLimit !== undefined) return { resolved: { kind: "over-limit", span: overLimit } };
  const target = await targetOf(request.link, shortLinks, signal);
  if (target.kind === "not-a-tweet") return { resolved: target };
  const resolved = await resolveTweet(target.tweetId, ageOf(request) >= settleForLessAfterMs);
  // The link of a repost is answered with the original.
  const tweetId = resolved.kind === "found" ? resolved.tweet.id : target.tweetId;
  return {
    resolved,
    ...omitUndefined({ tweetId: tweetId === request.link.tweetId ? undefined : tweetId }),
  };
}

async function targetOf(
  { refused, tweetId, url }: TweetRequested["link"],
  shortLinks: ShortLinks,
  signal: AbortSignal,
): Promise<Target> {
  if (refused !== undefined) return { kind: "not-a-tweet", why: refused };
  return tweetId === undefined ? shortLinks.follow(url, signal) : { kind: "tweet", tweetId };
}

const again = (error: RetryableError, retryAfterSeconds: number): RetryableError =>
  new RetryableError(error.message, { cause: error, retryAfterSeconds });

/**
 * Runs `tell` when the time is up, unless it was ended before. Ending waits for what was begun; what
 * could not be told then is told after the try.
 */
function startPatience(ms: number, tell: () => Promise<void>) {
  let telling: Promise<void> = Promise.resolve();
  const timer = setTimeout(() => {
    telling = tell().catch(() => {});
  }, ms);
  return {
    async end() {
      clearTimeout(timer);
      await telling;
    },
  };
}
