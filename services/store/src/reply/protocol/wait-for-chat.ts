import type { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { RetryableError } from "@memory/shared/errors";
import { LRUCache } from "lru-cache";
import type { ShowState } from "./show-state.ts";

type Options = {
  /** Milliseconds before Telegram wants to hear of the chat again. */
  readonly remainingMs: (chatId: number) => number;
  readonly show: ShowState;
  readonly record: (resolved: TweetResolved, show: ShowState) => Promise<void>;
};

const maxRemembered = 10_000;

/**
 * Records what was resolved. What was kept before and only waits to be shown goes back to the queue
 * at no cost while its chat is left alone: after a flood these are a thousand at once.
 */
export function createWaitForChat({ remainingMs, show, record }: Options) {
  const unshown = new LRUCache<string, true>({ max: maxRemembered });

  return async (resolved: TweetResolved): Promise<void> => {
    const key = keyOf(resolved);
    const { replyTo } = resolved.request;
    const waitMs = replyTo.kind === "message" && unshown.has(key) ? remainingMs(replyTo.chatId) : 0;
    if (waitMs > 0) {
      const retryAfterSeconds = waitMs / 1000;
      throw new RetryableError("kept, and waits to be shown", { retryAfterSeconds });
    }
    unshown.delete(key);
    // Only what is shown was kept before; whatever fails earlier is tried in full.
    await record(resolved, async (...shown) => {
      try {
        return await show(...shown);
      } catch (error) {
        if (error instanceof RetryableError) unshown.set(key, true);
        throw error;
      }
    });
  };
}

const keyOf = ({ traceId, request, result }: TweetResolved): string =>
  `${traceId} ${request.link.key} ${request.purpose} ${result.kind}`;
