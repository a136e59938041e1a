/** Nothing of X was kept before its first tweet. */
const earliest = Date.parse("2006-03-21T00:00:00Z");
/** Later ones are of another unit, or of another calendar. */
const latest = Date.parse("2100-01-01T00:00:00Z");

/**
 * When something was kept, as ISO-8601 UTC with milliseconds: from Unix seconds, milliseconds or microseconds, or
 * from a date with its year. Undefined if it cannot be.
 */
export function readDate(written: string): string | undefined {
  const text = written.trim();
  const time = /^\d+(?:\.\d+)?$/.test(text) ? fromUnix(text) : fromWords(text);
  if (Number.isNaN(time) || time < earliest || time > latest) return undefined;
  return new Date(time).toISOString();
}

function fromUnix(text: string): number {
  const [whole = ""] = text.split(".");
  if (whole.length <= 11) return Math.floor(Number(text) * 1000);
  return whole.length <= 14 ? Number(whole) : Math.floor(Number(whole) / 1000);
}

/** A date without a zone counts as UTC, wherever the service runs. */
function fromWords(text: string): number {
  if (!/\b\d{4}\b/.test(text)) return Number.NaN;
  const hasZone = /(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})\b/i.test(text.slice(10));
  const utc = hasZone ? text : text.replace(/^(\d{4}-\d{2}-\d{2})[ T](\d.*)$/, "$1T$2Z");
  return Date.parse(utc);
}
