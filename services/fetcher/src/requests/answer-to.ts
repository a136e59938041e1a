import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { ShortLinks, Target } from "../ports.ts";
import type { ResolveTweet } from "../resolve/resolve-tweet.ts";
import { acceptProvisionalAfterMs } from "./retry-delay.ts";
import type { Answer } from "./send-resolved.ts";

export type AnswerPorts = { readonly resolveTweet: ResolveTweet; readonly shortLinks: ShortLinks };

/**
 * Finds out what became of a request's link. Throws a RetryableError if that is not possible now.
 */
export async function answerTo(
  request: TweetRequested,
  { resolveTweet, shortLinks }: AnswerPorts,
  { signal, ageMs }: { signal: AbortSignal; ageMs: number },
): Promise<Answer> {
  const { overLimit } = request.link;
  if (overLimit !== undefined) return { resolved: { kind: "over-limit", span: overLimit } };
  const target = await targetOf(request.link, shortLinks, signal);
  if (target.kind === "not-a-tweet") return { resolved: target };
  const resolved = await resolveTweet(target.tweetId, {
    acceptProvisional: ageMs >= acceptProvisionalAfterMs,
    userId: request.userId,
    mayWait: request.purpose !== "repair",
    isSpare: request.purpose === "import",
  });
  // The link of a repost is answered with the original, which has another id.
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
