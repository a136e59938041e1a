import type { LimitSpan } from "@memory/shared/contracts/link";
import { LRUCache } from "lru-cache";

/** The most links of one person; 0 means no limit. */
export type Limits = { readonly perMinute: number; readonly perDay: number };

export type Allowances = ReturnType<typeof createAllowances>;

type Count = { endsAt: number; links: number };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const maxPeople = 20_000;
const maxKeys = 20_000;

/**
 * A rate limit per person, by fixed windows of a minute and a day. A window begins with its first link,
 * so a refused link is accepted when that window ends. A link of one message, named by its key, counts
 * once, even if the update is delivered again or the message is edited. The counts live in this process
 * alone, and only the newest 20,000 people and links are remembered. `now` gives milliseconds that never go
 * back.
 */
export function createAllowances({ perMinute, perDay }: Limits, now = () => performance.now()) {
  const spans = [
    { span: "day", most: perDay, ms: dayMs, counts: countsOfPeople() },
    { span: "minute", most: perMinute, ms: minuteMs, counts: countsOfPeople() },
  ] as const;
  const counted = new LRUCache<string, true>({ max: maxKeys });

  const countOf = (userId: string, { ms, counts }: (typeof spans)[number]): Count => {
    const known = counts.get(userId);
    if (known !== undefined && known.endsAt > now()) return known;
    const fresh = { endsAt: now() + ms, links: 0 };
    counts.set(userId, fresh);
    return fresh;
  };

  return {
    /** Counts the links, except those over a limit: these are returned by key, with the full window. */
    take(userId: string, keys: readonly string[]) {
      const full = new Map<string, LimitSpan>();
      const mine: { key: string; counts: Count[] }[] = [];
      for (const key of keys) {
        if (counted.has(key)) continue;
        const counts = spans.map((each) => countOf(userId, each));
        const over = spans.find(
          ({ most }, index) => most > 0 && (counts[index]?.links ?? 0) >= most,
        );
        if (over !== undefined) {
          full.set(key, over.span);
          continue;
        }
        for (const count of counts) count.links += 1;
        mine.push({ key, counts });
        counted.set(key, true);
      }
      return {
        full: full as ReadonlyMap<string, LimitSpan>,
        /** Takes the count back when the links were not queued after all. */
        giveBack(): void {
          for (const { key, counts } of mine) {
            counted.delete(key);
            for (const count of counts) count.links -= 1;
          }
        },
      };
    },
  };
}

const countsOfPeople = () => new LRUCache<string, Count>({ max: maxPeople });
