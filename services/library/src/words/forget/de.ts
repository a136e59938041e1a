import { countLines } from "./receipt.ts";
import type { ForgetWords } from "./words.ts";

const lines = countLines("de", {
  tweets: "Tweets in deiner Sammlung",
  trash: "Tweets im Papierkorb",
  claims: "Was ich über jeden Link wusste: Tags, Notizen, wo du ihn gefunden hast",
  parts: "Stücke sehr langer Tweets",
  replies: "Was ich mir über meine Antworten gemerkt hatte",
  timers: "Was ich für dich vorhatte",
  settings: "Deine Einstellungen",
  searchFiles: "Suchdateien",
  copies: "Kopien von Medien",
});

/** German. */
export const forgetDe: ForgetWords = {
  ask: [
    "<b>Alles löschen, was ich über dich gespeichert habe?</b>",
    "Deine Tweets, der Papierkorb, Tags, Notizen und Einstellungen verschwinden endgültig. Niemand kann sie zurückholen. Wenn du eine Kopie willst, schick mir vorher /export.",
    "Was du mir danach schickst, behandle ich wie von jemand Neuem.",
  ].join("\n\n"),
  inPrivate:
    "Schick mir /forget in unserem privaten Chat, dann lösche ich alles, was ich über dich gespeichert habe.",
  yes: "Alles löschen",
  no: "Alles behalten",
  unchanged: "Nichts wurde gelöscht.",
  began:
    "Ich lösche alles. Nach ein paar Minuten sehe ich noch einmal nach, ob etwas dazugekommen ist, das noch unterwegs war. Dann bekommst du die Quittung.",
  pressed: "Ich lösche alles.",
  receipt(receipt) {
    const erased = lines(receipt);
    return [
      "<b>Alles gelöscht</b>",
      erased.length === 0 ? "Ich hatte nichts über dich gespeichert." : erased.join("\n"),
      "Ich habe alles noch einmal gelesen und nichts mehr von dir gefunden, was von vorher war.",
      "Was bleibt: eine Zeile mit deiner Telegram-ID und wann du es wolltest, damit keine ältere Arbeit etwas zurückbringt; Links, an denen ich wegen eines Fehlers gescheitert bin, bis zu 14 Tage, aber gespeichert wird aus ihnen nichts; und die Nachrichten in diesem Chat, die du in Telegram löschen kannst.",
    ].join("\n\n");
  },
};
