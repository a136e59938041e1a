import type { Message } from "../chats/chats.ts";
import type { User } from "../chats/people.ts";
import type { Clock } from "../clock.ts";
import { createRecent } from "./recent.ts";

/** A result as the bot gave it, and what is sent when somebody chooses it. */
export type InlineResult = {
  id: string;
  given: Record<string, unknown>;
  content: Partial<Message> | { photoFrom: string; caption: Partial<Message> };
};
type Offer = { bot: User; results: readonly InlineResult[] };
type Asked = { userId: number; query: string; offset: string };
type Given = { query_id: string; answer: unknown };
type Terms = { cache_time?: number; is_personal?: boolean };
export type Offers = ReturnType<typeof createOffers>;

/**
 * The results that the bot offered for the newest inline queries. Like Telegram, it answers a query that was asked
 * before from its cache, for as long as the bot said; to everybody, unless the bot said that the answer is personal.
 */
export function createOffers({ secondMs }: Clock) {
  const offers = createRecent<Offer>(200);
  const cache = createRecent<Given & { until: number }>(200);
  const key = ({ query, offset }: Asked, userId: number) => JSON.stringify([userId, query, offset]);
  const everybody = 0;

  return {
    keep: offers.keep,
    find(queryId: string, resultId: string): { bot: User; result: InlineResult } | undefined {
      const offer = offers.find(queryId);
      const result = offer?.results.find(({ id }) => id === resultId);
      return offer && result && { bot: offer.bot, result };
    },
    cached(asked: Asked): Given | undefined {
      const found = cache.find(key(asked, asked.userId)) ?? cache.find(key(asked, everybody));
      if (found === undefined || found.until <= performance.now()) return undefined;
      return { query_id: found.query_id, answer: found.answer };
    },
    cache(asked: Asked, given: Given): void {
      const { cache_time = 0, is_personal } = given.answer as Terms;
      const until = performance.now() + cache_time * secondMs;
      cache.keep(key(asked, is_personal ? asked.userId : everybody), { ...given, until });
    },
    forget(): void {
      offers.forget();
      cache.forget();
    },
  };
}
