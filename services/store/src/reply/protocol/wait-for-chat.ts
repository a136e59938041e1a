import type { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { RetryableError } from "@memory/shared/errors";
import { LRUCache } from "lru-cache";
import type { ShowState } from "./show-state.ts";

type RecordResult<Ports> = (resolved: TweetResolved, ports: Ports) => Promise<void>;

/** Milliseconds after which to come back with a call to the chat; 0 without a rate limit. */
type WaitMs = (chatId: number) => number;

const maxRemembered = 10_000;

/**
 * Decorates `record`, which saves and then shows. A delivery that was saved before and only has to be
 * shown goes back to the queue without being saved again as long as its chat's rate limit holds: after
 * a flood, a thousand of them wait at once. `show` alone cannot be decorated, because it comes after the
 * save.
 */
export function waitForChat<Ports extends { readonly show: ShowState }>(
  record: RecordResult<Ports>,
  waitMsOf: WaitMs,
): RecordResult<Ports> {
  /** The results that were saved, and could not be shown when they were last delivered. */
  const unshown = new LRUCache<string, true>({ max: maxRemembered });

  return async (resolved, ports) => {
    const key = keyOf(resolved);
    const { replyTo } = resolved.request;
    const waitMs = replyTo.kind === "message" && unshown.has(key) ? waitMsOf(replyTo.chatId) : 0;
    if (waitMs > 0) {
      const retryAfterSeconds = waitMs / 1000;
      throw new RetryableError("kept, and waits to be shown", { retryAfterSeconds });
    }
    unshown.delete(key);
    // Only a failure of `show` proves that the save succeeded. After any other, all of it is done again.
    const show: ShowState = async (...shown) => {
      try {
        return await ports.show(...shown);
      } catch (error) {
        if (error instanceof RetryableError) unshown.set(key, true);
        throw error;
      }
    };
    await record(resolved, { ...ports, show });
  };
}

const keyOf = ({ traceId, request, result }: TweetResolved): string =>
  `${traceId} ${request.link.key} ${request.purpose} ${result.kind}`;
