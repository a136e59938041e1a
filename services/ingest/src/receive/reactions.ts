import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import type { Seen } from "../ports.ts";

/** 👀: the link was seen, the rest is under way. */
export const seenReaction = ({ chatId, messageId }: Seen) => ({
  chat_id: chatId,
  message_id: messageId,
  reaction: [{ type: "emoji" as const, emoji: "👀" }],
});

const maxUnderWay = 16;
const maxWaiting = 1_000;
/** Whoever has more updates for us answers sooner. */
const quietMs = 100;

/**
 * Sets reactions in the background. They are a courtesy: one that fails, comes too late or belongs to
 * a chat that Telegram asked us to leave alone is dropped.
 */
export function createReactions({ api, call }: Pick<Telegram, "api" | "call">, log: Log) {
  const waiting: Seen[] = [];
  const underWay = new Set<Promise<void>>();
  let held = false;
  let quiet: NodeJS.Timeout | undefined;

  const next = () => {
    const seen = underWay.size < maxUnderWay && !held ? waiting.shift() : undefined;
    if (seen === undefined) return;
    const shown = call(seen.chatId, () => api.setMessageReaction(seenReaction(seen)))
      .then(
        () => {},
        (error: unknown) => {
          log.debug({ why: error instanceof Error ? error.message : "unknown" }, "no reaction");
        },
      )
      .finally(() => {
        underWay.delete(shown);
        next();
      });
    underWay.add(shown);
  };

  return {
    show(seen: Seen): void {
      if (waiting.length >= maxWaiting) return;
      waiting.push(seen);
      next();
    },
    /** Begins no more until `goOnWhenQuiet`: who waits for an answer comes before a courtesy. */
    hold(): void {
      clearTimeout(quiet);
      held = true;
    },
    /** Goes on when nobody holds it again at once. */
    goOnWhenQuiet(): void {
      if (!held) return;
      quiet = setTimeout(() => {
        held = false;
        for (let free = maxUnderWay - underWay.size; free > 0; free -= 1) next();
      }, quietMs);
    },
    /** Drops what waits and resolves when no call is under way. */
    async close(): Promise<void> {
      clearTimeout(quiet);
      waiting.length = 0;
      await Promise.all(underWay);
    },
  };
}
