import { pluralsOf } from "../plurals.ts";
import type { TagsWords } from "./words.ts";

const plural = pluralsOf("de");
const tweets = (count: number) => plural(count, { one: "Tweet", other: "Tweets" });

/** German. */
export const tagsDe: TagsWords = {
  title: (count) => `Deine Tags: ${count}`,
  titleOnce: (count) => `Einmal benutzte Tags: ${count}`,
  none: "Du hast noch keine Tags. Schreib #tags neben einen Link, oder antworte damit auf meine Nachricht zu einem Tweet.",
  hint: "Tipp auf einen Hashtag, um seine Tweets zu sehen, ihn umzubenennen oder zu entfernen.",
  once: (count) => `Einmal benutzt (${count})`,
  whole: "Alle Tags",
  unknown: "Diesen Hashtag hast du nirgends benutzt.",
  tweets,
  askName:
    "Antworte auf diese Nachricht mit dem neuen Namen. Gibt es ihn bei dir schon, werden beide zu einem.",
  nameHint: "Neuer Name",
  askRemove: (tag, count) => `${tag} von ${tweets(count)} entfernen? Die Tweets bleiben.`,
  renamed: (tag, by, count) => `${tag} heißt jetzt ${by}: ${tweets(count)} geändert.`,
  removed: (tag, count) => `${tag} von ${tweets(count)} entfernt.`,
  buttons: {
    show: "Tweets zeigen",
    rename: "Umbenennen oder vereinen",
    remove: "Entfernen",
    yesRemove: "Ja, entfernen",
    back: "◀ Zurück",
  },
};
