import { goneReasons, type Tweet } from "@memory/shared/contracts/tweet";
import type { Lookup } from "../../ports.ts";

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** After its posting a tweet can be edited for so long. */
const editWindowMs = hourMs;
/** What was removed has to go within a day, so nothing found is used longer without asking again. */
export const longestUseMs = dayMs;

/** Until when an answer of now need not be asked for again, in Unix ms. Weak negatives have their own. */
export function freshUntil(lookup: Lookup, now = Date.now()): number {
  if (lookup.kind === "found") return now + foundFreshMs(lookup.tweet, now);
  return now + (isGone(lookup.why) ? dayMs : 6 * hourMs);
}

/** For the so-many-th weak negative in a row, from 1: 2 minutes, doubling to an hour. */
export const weakUntil = (weakCount: number, now = Date.now()): number =>
  now + Math.min(hourMs, 2 * minuteMs * 2 ** Math.min(weakCount - 1, 10));

function foundFreshMs(tweet: Tweet, now: number): number {
  const ageMs = now - (tweet.postedAt === undefined ? 0 : Date.parse(tweet.postedAt));
  const usual =
    ageMs < editWindowMs
      ? Math.min(5 * minuteMs, editWindowMs - ageMs)
      : ageMs < dayMs
        ? 30 * minuteMs
        : longestUseMs;
  return isPollOpen(tweet, now, ageMs) ? Math.min(minuteMs, usual) : usual;
}

/** Polls run for a week at most. */
function isPollOpen({ poll }: Tweet, now: number, ageMs: number): boolean {
  if (poll === undefined || poll.closed === true) return false;
  return poll.endsAt === undefined ? ageMs < 7 * dayMs : Date.parse(poll.endsAt) > now;
}

const isGone = (why: string): boolean => (goneReasons as readonly string[]).includes(why);
