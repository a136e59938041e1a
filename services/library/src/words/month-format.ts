import { lazily } from "./lazily.ts";

/** Formats the month, in UTC, of a moment (ISO-8601): "Jan 2026". Call this once per language. */
export function monthFormat(locale: string): (iso: string) => string {
  const format = lazily(
    () => new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" }),
  );
  return (iso) => format().format(new Date(iso));
}
