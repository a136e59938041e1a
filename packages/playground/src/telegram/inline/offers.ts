import type { User } from "../chats/people.ts";
import type { InlineResult } from "./inline-result.ts";

type Offer = { bot: User; results: readonly InlineResult[] };
export type Offers = ReturnType<typeof createOffers>;

const offersKept = 200;

/** The results that the bot offered for the newest inline queries, by the query's id. */
export function createOffers() {
  const offers = new Map<string, Offer>();
  return {
    keep(queryId: string, offer: Offer): void {
      const [oldest] = offers.keys();
      if (offers.size >= offersKept && oldest !== undefined) offers.delete(oldest);
      offers.set(queryId, offer);
    },
    find(queryId: string, resultId: string): { bot: User; result: InlineResult } | undefined {
      const offer = offers.get(queryId);
      const result = offer?.results.find(({ id }) => id === resultId);
      return offer && result && { bot: offer.bot, result };
    },
    forget: () => offers.clear(),
  };
}
