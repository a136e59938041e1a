import { daysInTrash } from "@memory/archive/rows/item";
import type { HelpWords } from "./words.ts";

/** German. */
export const helpDe: HelpWords = {
  overview: [
    "<b>Was ich kann</b>",
    "Schick mir Links zu Tweets: Ich speichere sie und finde sie wieder.",
    "Worüber möchtest du mehr wissen?",
  ].join("\n"),
  topics: {
    save: {
      title: "Speichern",
      text: [
        "<b>Speichern</b>",
        "• Schick mir eine Nachricht mit Links zu Tweets oder leite sie weiter, gern mit mehreren auf einmal. Ich speichere jeden, den ich lesen kann, und antworte in einer Nachricht.",
        "• #Tags und Worte neben einem Link hebe ich mit dem Tweet auf.",
        "• Antworte mit /save auf eine Nachricht mit einem Link, und ich speichere den Tweet.",
        "• ⚠️ in meiner Antwort sagt, was an einem Tweet fehlt. Finde ich es innerhalb eines Tages, ergänze ich es und ändere die Antwort.",
        "Ich verstehe Links von x.com und twitter.com, die Kurzlinks von X (t.co) und Kopien wie fxtwitter.com.",
      ].join("\n"),
    },
    find: {
      title: "Finden",
      text: [
        "<b>Finden</b>",
        "• /list zeigt deine Tweets, die neuesten zuerst; eine Nummer öffnet einen.",
        "• Schick mir Worte, oder /search mit Worten. Wortteile genügen, und Tippfehler machen nichts.",
        "• Eingrenzen: <code>from:jack</code> <code>tag:vögel</code> <code>has:video</code> <code>before:2024</code> <code>is:incomplete</code>, „ein Satzteil“, -ohne.",
        "• /random zeigt einen, den du lange nicht gesehen hast.",
        "• /stats zeigt deine Sammlung in Zahlen.",
      ].join("\n"),
    },
    label: {
      title: "Tags und Notizen",
      text: [
        "<b>Tags und Notizen</b>",
        "• Antworte auf meine Nachricht zu einem Tweet mit #tags, um sie hinzuzufügen, mit anderen Worten, um eine Notiz zu schreiben.",
        "• /tags zeigt alle Tags: Sieh dir die Tweets dazu an, benenne einen um, vereine ihn mit einem anderen, entferne ihn.",
        "• /tags und /note als Antwort auf einen Tweet, oder mit seinem Link, zeigen, was er hat.",
      ].join("\n"),
    },
    delete: {
      title: "Löschen",
      text: [
        "<b>Löschen</b>",
        `• <b>Löschen</b> unter meiner Antwort nimmt einen Tweet aus deiner Sammlung, <b>Rückgängig</b> holt ihn innerhalb von ${daysInTrash} Tagen zurück.`,
        "• /delete tut dasselbe, als Antwort auf einen Tweet oder mit seinem Link.",
        "• /undo zeigt, was du zuletzt gelöscht hast.",
      ].join("\n"),
    },
    move: {
      title: "Export und Import",
      text: [
        "<b>Export und Import</b>",
        "• /export gibt dir alles, was du aufhebst, als Dateien.",
        "• /import nimmt Tweets aus so einer Datei, aus dem Archiv von X, aus Lesezeichen und aus Listen von Links.",
      ].join("\n"),
    },
    group: {
      title: "Gruppen",
      text: [
        "<b>Gruppen</b>",
        "• In einer Gruppe antworte ich auf Befehle und Links. Alle dort sehen meine Antwort; was du aufhebst, gehört dir allein.",
        "• Tipp in irgendeinem Chat meinen Namen und Worte, um einen Tweet aus deiner Sammlung zu teilen.",
      ].join("\n"),
    },
    privacy: {
      title: "Einstellungen und Datenschutz",
      text: [
        "<b>Einstellungen und Datenschutz</b>",
        "• /settings: deine Sprache, das Achten auf letzte Kopien, ein Wochenrückblick.",
        "• /privacy sagt dir, was ich speichere und wer es sehen kann.",
        "• /forget löscht alles, was ich über dich speichere.",
      ].join("\n"),
    },
  },
  back: "◀ Alle Themen",
  start: { list: "Meine Tweets", search: "Suchen", settings: "Einstellungen", help: "Hilfe" },
};
