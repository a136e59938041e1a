import { lazily } from "./lazily.ts";

/** Writes a number of bytes for people: "1.2 MB", "12 kB". Call this once per language. */
export function bytesFormat(locale: string): (bytes: number) => string {
  const of = (unit: "kilobyte" | "megabyte", maximumFractionDigits: number) =>
    lazily(() => new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits }));
  const [kilobytes, megabytes] = [of("kilobyte", 0), of("megabyte", 1)];
  return (bytes) =>
    bytes < 1_000_000
      ? kilobytes().format(Math.max(1, bytes / 1_000))
      : megabytes().format(bytes / 1_000_000);
}
