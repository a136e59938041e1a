import type { WeeklyMemory } from "@memory/archive/rows/person";

const earliestOffset = -720;
const latestOffset = 840;

export const withHour = (time: WeeklyMemory, by: number): WeeklyMemory => ({
  ...time,
  hour: (time.hour + by + 24) % 24,
});

export const withOffset = (time: WeeklyMemory, by: number): WeeklyMemory => ({
  ...time,
  offsetMinutes: Math.min(latestOffset, Math.max(earliestOffset, time.offsetMinutes + by)),
});

export const hourText = ({ hour }: WeeklyMemory): string => `${twoDigits(hour)}:00`;

/** `UTC+05:30`. */
export function offsetText({ offsetMinutes }: WeeklyMemory): string {
  const minutes = Math.abs(offsetMinutes);
  const sign = offsetMinutes < 0 ? "−" : "+";
  return `UTC${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");
