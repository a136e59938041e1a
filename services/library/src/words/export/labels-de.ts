import { tweetWordsDe } from "@memory/shared/words/de";
import type { ExportLabels } from "../../tweets/export/slice.ts";
import { copiesDe } from "../copies/de.ts";
import { formatsOf } from "./formats.ts";

const { date, plural } = formatsOf("de");

/** German, for what an export's files say. */
export const labelsDe: ExportLabels = {
  language: "de",
  title: "Meine Tweets",
  states: { kept: "Aufgehoben", pending: "Kommt noch", trashed: "Papierkorb" },
  counts: ({ kept, pending, trashed }) =>
    [
      plural(kept, "Tweet", "Tweets"),
      ...(pending > 0 ? [`${plural(pending, "Link", "Links")} noch zu lesen`] : []),
      ...(trashed > 0 ? [`${plural(trashed, "Tweet", "Tweets")} im Papierkorb`] : []),
    ].join(", "),
  date,
  saved: "Gespeichert",
  deleted: "Gelöscht",
  note: "Deine Notiz",
  foundIn: "Gefunden in",
  forwardedFrom: "Weitergeleitet von",
  repostedBy: "Repostet von",
  notKept: "Nicht gespeichert",
  missing: tweetWordsDe.partNames,
  absent: {
    deleted: "Dieser Tweet wurde gelöscht.",
    "account-gone": "Dieser Tweet ist von einem Konto, das es nicht mehr gibt.",
    protected: "Dieser Tweet ist von einem geschützten Konto.",
    suspended: "Dieser Tweet ist von einem gesperrten Konto.",
    "age-restricted": "Dieser Tweet hat eine Altersbeschränkung.",
    withheld: "X hält diesen Tweet in manchen Ländern zurück.",
    "rules-violated": "X hat diesen Tweet entfernt, weil er gegen die Regeln von X verstieß.",
    "not-authorized":
      "X zeigt diesen Tweet nicht: Sein Konto ist vielleicht geschützt oder gesperrt.",
    "not-found": "Diesen Tweet gibt es nicht, oder er wurde gelöscht.",
    unavailable: "Dieser Tweet ist auf X nicht verfügbar.",
  },
  media: { photo: "Foto", video: "Video", gif: "GIF" },
  copies: copiesDe,
  tooLargeToExport: "zu groß für einen Export: Der Bot gibt einen Link dazu",
  quoted: "Zitierter Tweet",
  answered: "Antwort auf",
  thread: "Thread",
  votes: (votes) => plural(votes, "Stimme", "Stimmen"),
  communityNote: "Community-Hinweis",
  open: "Auf X öffnen",
  toFollow: "Der Link ist aufgehoben. Der Tweet war vor diesem Export nicht zu lesen.",
  newer: "Neuere",
  older: "Ältere",
  page: (page) => `Seite ${page}`,
  nothing: "Noch ist nichts aufgehoben.",
  readme: ({
    part,
    isLast,
    counts,
    exportedAt,
  }) => `Alles, was du in Memory aufhebst, Stand ${date(exportedAt)}:
${labelsDe.counts(counts)}.
${
  part === 1 && isLast
    ? ""
    : `
Das ist Datei ${part} eines Exports, der mehrere braucht. Jede lässt sich für sich öffnen; in einen Ordner
entpackt, passen sie zusammen.
`
}
library.html    Zum Lesen im Browser, auch ohne Netz. Bilder und Filme ohne Kopie sind Links zu X.
media/          Die Bilder und Filme, jeder einmal. Sind es viele, kommen sie in eigenen ZIP-Dateien:
                Entpack alle in einen Ordner, dann zeigen library.html und die Notizen sie.
memory.json     Alles, für Programme. Schick sie oder diese ganze ZIP-Datei mit /import an den Bot, und
                deine Sammlung ist wie zuvor, mit Tags, Notizen, Daten und Papierkorb.
tweets.csv      Für Tabellen: eine Zeile für jeden Tweet. Ein Apostroph vor einem Text, der mit = + - oder @
                beginnt, verhindert, dass die Tabelle ihn für eine Formel hält. Tabellen runden lange
                Zahlen: Richte dich nach der Spalte „url“ statt nach „id“.
bookmarks.html  Für Browser und Lesezeichen-Programme: dort importieren.
markdown/       Eine Notiz für jeden Tweet, für Obsidian und andere Editoren.

Was du in den letzten 30 Tagen gelöscht hast, ist dabei und gekennzeichnet: „trashed“ in der Spalte
„state“, der Ordner „trash“, die Überschrift „Papierkorb“.
Die Dateien enthalten unverschlüsselt, was du aufgehoben und geschrieben hast. Bewahre sie dort auf, wo
sonst niemand sie liest.
`,
};
