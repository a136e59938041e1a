import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { type Resolution, tweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { PermanentError, RetryableError } from "@memory/shared/errors";
import type { Send } from "@memory/shared/queue";
import { given } from "./given.ts";
import type { ShortLinks, Target } from "./ports.ts";
import { createRecentKeys } from "./recent-keys.ts";
import type { ResolveTweet } from "./resolve-tweet.ts";
import { giveUpAfterMs, retryDelaySeconds, settleForLessAfterMs } from "./retry-delay.ts";

type Ports = {
  readonly resolveTweet: ResolveTweet;
  readonly shortLinks: ShortLinks;
  readonly send: Send;
  /** A person who has waited this long is told that the content follows. */
  readonly patienceMs?: number;
};

/**
 * Answers one request with what became of its link. Who has waited 3 s is told once that the content
 * follows, while the tries go on. Throws a RetryableError until the link is answered, and a
 * PermanentError after 26 hours.
 */
export function createResolveRequest(ports: Ports) {
  const { send, patienceMs = 3_000 } = ports;
  const told = createRecentKeys(5_000);

  return async (request: TweetRequested, { signal }: { signal: AbortSignal }): Promise<void> => {
    const tellDelayed = async () => {
      const key = `${request.traceId} ${request.link.key}`;
      if (request.told === true || told.has(key)) return;
      await sendResolved(send, request, { result: { kind: "delayed" } });
      told.add(key);
    };
    const patience = startPatience(patienceMs, tellDelayed);
    let answer: Answer;
    try {
      answer = await answerTo(request, ports, signal);
    } catch (error) {
      await patience.end();
      if (!(error instanceof RetryableError)) throw error;
      const ageMs = ageOf(request);
      if (ageMs >= patienceMs) await tellDelayed();
      throw waiting(error, ageMs, patienceMs);
    }
    await patience.end();
    await sendResolved(send, request, answer);
  };
}

/** As the request travels on while it waits: by then the person was told. */
export const waitingCopy = (request: TweetRequested): TweetRequested => ({
  ...request,
  attempt: request.attempt + 1,
  told: true,
});

/** Tells that the request was given up for now. */
export const parkedRequest =
  (send: Send) =>
  (request: TweetRequested): Promise<void> =>
    sendResolved(send, request, { result: { kind: "parked" } });

type Answer = { readonly result: Resolution; readonly tweetId?: string };

async function answerTo(
  request: TweetRequested,
  { resolveTweet, shortLinks }: Ports,
  signal: AbortSignal,
): Promise<Answer> {
  const target = await targetOf(request.link, shortLinks, signal);
  if (target.kind === "not-a-tweet") return { result: target };
  const result = await resolveTweet(target.tweetId, ageOf(request) >= settleForLessAfterMs);
  // The link of a repost is answered with the original.
  const tweetId = result.kind === "found" ? result.tweet.id : target.tweetId;
  return { result, ...given({ tweetId: tweetId === request.link.tweetId ? undefined : tweetId }) };
}

async function targetOf(
  { refused, tweetId, url }: TweetRequested["link"],
  shortLinks: ShortLinks,
  signal: AbortSignal,
): Promise<Target> {
  if (refused !== undefined) return { kind: "not-a-tweet", why: refused };
  return tweetId === undefined ? shortLinks.follow(url, signal) : { kind: "tweet", tweetId };
}

function waiting(error: RetryableError, ageMs: number, patienceMs: number): Error {
  if (ageMs >= giveUpAfterMs) {
    return new PermanentError("given up after 26 hours of tries", { cause: error });
  }
  const askedSeconds = error.retryAfterSeconds;
  const retryAfterSeconds = ageMs < patienceMs ? 1 : retryDelaySeconds({ ageMs, askedSeconds });
  return new RetryableError(error.message, { cause: error, retryAfterSeconds });
}

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

const sendResolved = (send: Send, request: TweetRequested, answer: Answer): Promise<void> =>
  send(
    tweetResolved,
    { version: request.version, traceId: request.traceId, request, ...answer },
    { groupId: request.userId },
  );

const ageOf = ({ requestedAt }: TweetRequested): number =>
  Math.max(0, Date.now() - Date.parse(requestedAt));
