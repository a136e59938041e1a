import type { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { tweetResolved } from "@memory/shared/contracts/tweet-resolved";
import type { Metrics } from "@memory/shared/process/metrics";
import type { Send } from "@memory/shared/queue/send";

/** Counts each `tweet-resolved` by source and outcome, after the queue has accepted it. */
export const countedSend =
  (send: Send, { resolved }: Pick<Metrics, "resolved">): Send =>
  async (contract, message, options) => {
    await send(contract, message, options);
    if (contract.name !== tweetResolved.name) return;
    const { result } = message as TweetResolved;
    const source = result.kind === "found" ? result.tweet.sources[0]?.name : undefined;
    resolved.inc({ source: source ?? "none", outcome: result.kind });
  };
