import type { WeeklyMemory } from "@memory/archive/rows/person";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * The next time for a person's weekly memory after `afterMs` (Unix ms). The day of the week follows from the person's
 * id, so that there is one time a week, however often the setting is switched off and on.
 */
export function nextMemoryAt(
  userId: string,
  { hour, offsetMinutes }: WeeklyMemory,
  afterMs: number,
): number {
  const weekday = Number(BigInt(userId) % 7n);
  // 1970-01-01 was a Thursday; which day is whose does not matter.
  const first = Math.abs(weekday) * dayMs + (hour * 60 - offsetMinutes) * minuteMs;
  const week = 7 * dayMs;
  return first + (Math.floor((afterMs - first) / week) + 1) * week;
}
