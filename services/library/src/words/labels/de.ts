import type { LabelsWords } from "./words.ts";

/** German. */
export const labelsDe: LabelsWords = {
  whichTweet:
    "Welcher Tweet? Schick das als Antwort auf meine Nachricht dazu, oder schreib seinen Link hinter den Befehl.",
  several:
    "In dieser Nachricht geht es um mehrere Tweets. Schreib den Link des gemeinten hinter den Befehl.",
  notKept:
    "Dieser Tweet ist nicht in deiner Sammlung. Schick mir seinen Link, dann speichere ich ihn.",
  labelled: "Gespeichert. Deine Tags und Notizen zeige ich nur dir.",
  panel: {
    title: "Tags",
    none: "Noch keine Tags.",
    hint: "Antworte auf diese Nachricht mit #einem #oder #mehreren, um Tags hinzuzufügen.",
  },
  note: {
    title: "Notiz",
    ask: "Antworte auf diese Nachricht mit deiner Notiz.",
    askAnew: "Antworte auf diese Nachricht mit einer anderen Notiz, um sie zu ersetzen.",
    hint: "Deine Notiz",
    removed: "Notiz entfernt.",
  },
  buttons: { tag: "Tags", note: "Notiz", removeNote: "Notiz entfernen" },
};
