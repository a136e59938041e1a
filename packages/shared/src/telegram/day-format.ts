/**
 * Formats a moment (ISO-8601) as its day in UTC, the way the locale writes it: "21 Mar 2006". Call this
 * once per language: an `Intl` formatter takes far longer to make than to use. It is made at the first use,
 * because it costs memory and start time too.
 */
export function dayFormat(locale: string): (iso: string) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (iso) => {
    const moment = new Date(iso);
    if (Number.isNaN(moment.getTime())) return String(moment);
    format ??= new Intl.DateTimeFormat(locale, {
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    });
    return format.format(moment);
  };
}
