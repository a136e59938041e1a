/** The chat that a call concerns; undefined for a call that concerns none. */
export type ChatId = number | undefined;

type Limit = { readonly since: number; readonly until: number };

/** A limit of the whole bot shows itself in so many different chats within so short a time. */
const evidence = { chats: 3, withinMs: 1_000 };
/** How often one call is let through while the whole bot seems limited. */
const probeEveryMs = 5_000;

/**
 * Remembers the rate limits (429) that Telegram sets, by chat. A 429 does not say whether it limits the
 * chat or the whole bot. It counts as the chat's alone, unless three different chats get one within a
 * second and no call begun meanwhile succeeds. Then all calls wait, but for one probe every five seconds:
 * if that is answered by anything but a 429, the bot is not limited. With more than `capacity` chats the
 * oldest limits are forgotten. `now` gives milliseconds that never go back, `random` a number from 0 to 1.
 */
export function createFloodWaits({
  now = () => performance.now(),
  random = Math.random,
  capacity = 10_000,
} = {}) {
  const limits = new Map<ChatId, Limit>();
  let bot: Limit | undefined;
  let botLimitedAt = 0;
  let probeAt = 0;
  /** The `probeAt` for which a caller was told to come back. */
  let promisedProbeAt = 0;
  let passedAt = -1;

  const makeRoom = () => {
    for (const [chat, { until }] of limits) if (until <= now()) limits.delete(chat);
    const [oldest] = limits.keys();
    if (limits.size >= capacity) limits.delete(oldest);
  };

  const ownMs = (chat: ChatId) => Math.max(0, (limits.get(chat)?.until ?? 0) - now());
  const botMs = () => Math.max(0, (bot?.until ?? 0) - now());

  /** The chats that were limited within the last second, none of them before a call that succeeded. */
  const limitedTogether = () =>
    [...limits.values()].filter(
      ({ since }) => since > passedAt && since >= now() - evidence.withinMs,
    );

  const probeMs = () => Math.min(botMs(), Math.max(0, probeAt - now()));
  const mayBeCalled = (chat: ChatId) => Math.max(ownMs(chat), probeMs()) === 0;

  return {
    /**
     * Milliseconds after which the caller should come back to call the chat; 0 if it may be called now.
     * While the bot is limited, the first who asks is told the time of the next probe. The others come
     * back later, at random within a time as long as the limit has lasted, so that hundreds of them do
     * not come back for each probe in vain.
     */
    waitMs(chat: ChatId): number {
      const ownWaitMs = ownMs(chat);
      if (mayBeCalled(chat) || ownWaitMs >= botMs()) return ownWaitMs;
      if (ownWaitMs <= probeMs() && promisedProbeAt !== probeAt) {
        promisedProbeAt = probeAt;
        return probeMs();
      }
      const spreadMs = random() * Math.max(probeEveryMs, now() - botLimitedAt);
      return Math.max(ownWaitMs, Math.min(botMs(), probeMs() + spreadMs));
    },

    /** Whether a call to the chat may be made now. While the bot is limited, true once: for the probe. */
    admits(chat: ChatId): boolean {
      if (!mayBeCalled(chat)) return false;
      if (botMs() > 0) probeAt = now() + probeEveryMs;
      return true;
    },

    /** Records that a call which concerns the chat was answered with a 429. */
    limited(chat: ChatId, retryAfterSeconds: number): void {
      const since = now();
      const until = since + retryAfterSeconds * 1000;
      const known = limits.get(chat)?.until ?? 0;
      limits.delete(chat);
      if (limits.size >= capacity) makeRoom();
      limits.set(chat, { since, until: Math.max(known, until) });
      const together = limitedTogether();
      if (together.length < evidence.chats) return;
      if (botMs() === 0) {
        botLimitedAt = since;
        probeAt = since + probeEveryMs;
      }
      // A limit of the bot is over when the first of its chats may be called again.
      bot = { since, until: Math.min(...together.map((limit) => limit.until)) };
    },

    /** Records that a call which began at that time of `now` got no 429, so the bot was not limited. */
    passed(begunAt: number): void {
      passedAt = Math.max(passedAt, begunAt);
      if (bot !== undefined && begunAt >= bot.since) bot = undefined;
    },
  };
}
