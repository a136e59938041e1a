import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import PQueue from "p-queue";
import type { Seen } from "../ports.ts";

/** 👀: the link was seen and is being looked up. */
export const seenReaction = ({ chatId, messageId }: Seen) => ({
  chat_id: chatId,
  message_id: messageId,
  reaction: [{ type: "emoji" as const, emoji: "👀" }],
});

const maxAtOnce = 16;
const maxWaiting = 1_000;
/** When Telegram has more updates for us, the next full batch comes sooner than this. */
const quietMs = 100;

/**
 * Sets reactions in the background. They are optional: one that fails, that finds 1,000 others waiting
 * or that goes to a chat which Telegram asked us to leave alone for a while is dropped.
 */
export function createReactions({ api, call }: Pick<Telegram, "api" | "call">, log: Log) {
  const queue = new PQueue({ concurrency: maxAtOnce });
  let quiet: NodeJS.Timeout | undefined;

  const react = async (seen: Seen): Promise<void> => {
    try {
      await call(seen.chatId, () => api.setMessageReaction(seenReaction(seen)));
    } catch (error) {
      log.debug({ why: error instanceof Error ? error.message : "unknown" }, "no reaction");
    }
  };

  return {
    show(seen: Seen): void {
      if (queue.size < maxWaiting) void queue.add(() => react(seen));
    },
    /** Starts no more reactions until `goOnWhenQuiet`, because replies matter more. */
    hold(): void {
      clearTimeout(quiet);
      queue.pause();
    },
    /** Starts reactions again after 100 ms, unless `hold` is called before that. */
    goOnWhenQuiet(): void {
      if (queue.isPaused) quiet = setTimeout(() => queue.start(), quietMs);
    },
    /** Drops the waiting reactions. Resolves when no call is under way. */
    async close(): Promise<void> {
      clearTimeout(quiet);
      queue.clear();
      await queue.onIdle();
    },
  };
}
