import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { RetryableError } from "@memory/shared/errors";
import type { Send } from "@memory/shared/queue/send";
import type { ResolveTweet } from "../resolve/resolve-tweet.ts";
import { ageOf, sendResolved } from "./send-resolved.ts";

type Ports = { readonly resolveTweet: ResolveTweet; readonly send: Send };

/** The next check comes in a month, so one that gets no answer for a day is left out. */
const giveUpAfterMs = 24 * 60 * 60 * 1000;
const againAfterSeconds = 900;

/**
 * Asks whether the source still shows a tweet that is kept. Only `found` and `gone` are sent on: weaker
 * evidence says nothing of it. Comes after what people wait for.
 */
export const createCheckTweet =
  ({ resolveTweet, send }: Ports) =>
  async (request: TweetRequested): Promise<void> => {
    const { userId, link } = request;
    if (link.tweetId === undefined) return;
    const asked = { acceptProvisional: false, mayWait: false, userId };
    try {
      const resolved = await resolveTweet(link.tweetId, asked);
      if (resolved.kind === "found" || resolved.kind === "gone")
        await sendResolved(send, request, { resolved });
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error;
      if (ageOf(request) >= giveUpAfterMs) return;
      throw new RetryableError("the source could not be asked whether it shows a tweet", {
        cause: error,
        retryAfterSeconds: againAfterSeconds,
      });
    }
  };
