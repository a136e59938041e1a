/** Undefined for a call that is about no chat. */
export type ChatId = number | undefined;

type Limit = { readonly since: number; readonly until: number };

/**
 * How long Telegram asked to be left alone, by chat. A 429 does not say whether it means the chat or
 * the whole bot: it is taken for the bot's when a second chat meets one while the first still waits
 * and nothing has gone through in between.
 */
export function createFloodWaits(now: () => number = Date.now, capacity = 10_000) {
  const limits = new Map<ChatId, Limit>();
  let botUntil = 0;
  let passedAt = 0;

  const makeRoom = () => {
    for (const [chat, { until }] of limits) if (until <= now()) limits.delete(chat);
    const [oldest] = limits.keys();
    if (limits.size >= capacity) limits.delete(oldest);
  };

  return {
    /** Milliseconds before the chat may be called again; 0 when it may be now. */
    remainingMs: (chat: ChatId): number =>
      Math.max(0, botUntil - now(), (limits.get(chat)?.until ?? 0) - now()),

    /** A call about the chat was answered with a 429. */
    limited(chat: ChatId, retryAfterSeconds: number): void {
      const since = now();
      const until = since + retryAfterSeconds * 1000;
      const isForAll = limits
        .entries()
        .some(([other, limit]) => other !== chat && limit.until > since && limit.since > passedAt);
      if (isForAll) botUntil = Math.max(botUntil, until);
      const known = limits.get(chat)?.until ?? 0;
      limits.delete(chat);
      if (limits.size >= capacity) makeRoom();
      limits.set(chat, { since, until: Math.max(known, until) });
    },

    /** A call that began then went through, so the bot was not limited as a whole. */
    passed(begunAt: number): void {
      passedAt = Math.max(passedAt, begunAt);
    },
  };
}
