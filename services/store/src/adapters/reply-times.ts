import { anyOf, type Condition, isAbove, isAbsent, isAtMost } from "@memory/shared/aws/expression";

/** Longer than a call to Telegram can take. */
export const leaseMs = 30_000;
/** The longest that a rate limit keeps all jobs of a row waiting; one of them then asks again. */
export const longestLimitMs = 5 * 60_000;

/**
 * How far a row's times can lie ahead. The clocks of two copies of store may differ by half a minute. A
 * time that is further ahead was written before a clock was set back, and counts as over: otherwise the
 * person would hear nothing until the clock has caught up.
 */
const skewMs = 30_000;
export const furthestAhead = {
  LeaseUntil: leaseMs + skewMs,
  NotBefore: longestLimitMs + skewMs,
  RestUntil: 3_000 + skewMs,
  ShownAt: skewMs,
};

type TimeName = keyof typeof furthestAhead;

/** The time (Unix ms); 0 if there is none, or if it is further ahead than it can be. */
export const believed = (name: TimeName, time: number | undefined, now: number): number =>
  time === undefined || time > now + furthestAhead[name] ? 0 : time;

/** There is no such time, or it has passed, or it is further ahead than it can be. */
export const isOver = (name: TimeName, now: number): Condition =>
  anyOf(isAbsent(name), isAtMost(name, now), isAbove(name, now + furthestAhead[name]));
