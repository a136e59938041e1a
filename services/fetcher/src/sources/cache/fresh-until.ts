import type { Tweet } from "@memory/shared/contracts/tweet";
import type { Lookup } from "../../ports.ts";
import { isGone } from "../../tweet/is-gone.ts";

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long a tweet can be edited after it was posted. */
const editWindowMs = hourMs;
/**
 * A kept tweet is not used longer without asking again, because a removed tweet must disappear here
 * within a day.
 */
export const longestUseMs = dayMs;

/**
 * Until when an answer that is read now is used instead of asking again, in Unix ms. For weak
 * denials use `weakUntil`.
 */
export function freshUntil(lookup: Lookup, now = Date.now()): number {
  if (lookup.kind === "found") return now + foundFreshMs(lookup.tweet, now);
  return now + (isGone(lookup.why) ? dayMs : 6 * hourMs);
}

/**
 * 2 minutes for the first weak denial in a row (`weakCount` 1), doubling with each, up to an hour.
 */
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

/** A poll without an end is taken to be open for a week, the longest that X allows. */
function isPollOpen({ poll }: Tweet, now: number, ageMs: number): boolean {
  if (poll === undefined || poll.closed === true) return false;
  return poll.endsAt === undefined ? ageMs < 7 * dayMs : Date.parse(poll.endsAt) > now;
}
