import type { LimitSpan } from "@memory/shared/contracts/link";
import { LRUCache } from "lru-cache";

/** Links of one person; 0: as many as they like. */
export type Limits = { readonly perMinute: number; readonly perDay: number };

export type Allowances = ReturnType<typeof createAllowances>;

type Count = { endsAt: number; links: number };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const maxPeople = 20_000;
const maxKeys = 20_000;

/**
 * Counts each person's links. A span begins with its first link, so a link that is refused is taken
 * once the span's own length has passed. A link of one message, named by its key, counts once, however
 * often it comes or the message is edited. The counts are this process's alone and end with it; of
 * many people or links only the newest are remembered.
 */
export function createAllowances({ perMinute, perDay }: Limits, now: () => number = Date.now) {
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
    /** Which of the links are too many, by key, with the span that is full. The others are counted. */
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
        /** For when they were not queued after all. */
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
