import { dayFormat } from "@memory/shared/telegram/day-format";
import { pluralsOf } from "../plurals.ts";
import type { ListWords } from "./words.ts";

const plural = pluralsOf("de");

/** German. */
export const listDe: ListWords = {
  title: "Deine Tweets, die neuesten zuerst",
  empty:
    "Du hast noch nichts gespeichert. Schick mir den Link eines Tweets, zum Beispiel <code>https://x.com/jack/status/20</code>, dann steht er hier.",
  pending: (count) => plural(count, { one: "Link, Inhalt folgt:", other: "Links, Inhalt folgt:" }),
  more: (count) => `… und ${count} weitere`,
  newer: "◀ Neuere",
  older: "Ältere ▶",
  inPrivate: "Hier könnten alle sehen, was du aufhebst. Im privaten Chat zeige ich es nur dir.",
  openPrivate: "Privaten Chat öffnen",
  noWords: "(ohne Worte)",
  formatDay: dayFormat("de-DE"),
};
