/**
 * Formats a moment (ISO-8601) as its day in UTC, the way the locale writes it: "21 Mar 2006". Call this
 * once per language: an `Intl` formatter takes far longer to make than to use.
 */
export function dayFormat(locale: string): (iso: string) => string {
  const format = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return (iso) => {
    const moment = new Date(iso);
    return Number.isNaN(moment.getTime()) ? String(moment) : format.format(moment);
  };
}
