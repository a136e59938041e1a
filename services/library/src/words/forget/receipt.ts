import type { Receipt } from "../../tweets/forget/forget-person.ts";

import { lazily } from "../lazily.ts";

type Labels = Readonly<Record<Exclude<keyof Receipt, "language">, string>>;

/** The list of what was erased, a line for each place that held anything. */
export function countLines(locale: string, labels: Labels) {
  const numbers = lazily(() => new Intl.NumberFormat(locale));
  const places = Object.entries(labels) as [keyof Labels, string][];
  return (receipt: Receipt): string[] =>
    places
      .filter(([place]) => receipt[place] > 0)
      .map(([place, label]) => `• ${label}: ${numbers().format(receipt[place])}`);
}
