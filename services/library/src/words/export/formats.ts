import { lazily } from "../lazily.ts";
import { pluralsOf } from "../plurals.ts";

/** How a language writes days, numbers and plurals. Call it once per language. */
export function formatsOf(locale: string) {
  const days = lazily(
    () => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }),
  );
  const numbers = lazily(() => new Intl.NumberFormat(locale));
  const plural = pluralsOf(locale);
  return {
    /** The day in UTC of an ISO-8601 time; of anything else, the text as it is. */
    date(time: string): string {
      const moment = new Date(time);
      return Number.isNaN(moment.getTime()) ? time : days().format(moment);
    },
    number: (count: number): string => numbers().format(count),
    plural: (count: number, one: string, other: string): string => plural(count, { one, other }),
  };
}
