/** The chat that a call concerns; undefined for a call that concerns none. */
export type ChatId = number | undefined;

type Limit = { readonly since: number; readonly until: number };

/**
 * Remembers the rate limits (429) that Telegram sets, by chat. A 429 does not say whether it limits the
 * chat or the whole bot. It counts as the bot's if a second chat gets one while the first still has to
 * wait and no call has succeeded in between; else as the chat's alone. With more than `capacity` chats
 * the oldest limits are forgotten.
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
    /** Milliseconds until the chat may be called again; 0 if it may be called now. */
    remainingMs: (chat: ChatId): number =>
      Math.max(0, botUntil - now(), (limits.get(chat)?.until ?? 0) - now()),

    /** Records that a call which concerns the chat was answered with a 429. */
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

    /** Records that a call which began then (Unix ms) succeeded, so the whole bot was not limited. */
    passed(begunAt: number): void {
      passedAt = Math.max(passedAt, begunAt);
    },
  };
}
