import { tweetWordsDe } from "@memory/shared/words/de";
import type { ItemWords } from "./words.ts";

const { absences, partNames } = tweetWordsDe;

const list = new Intl.ListFormat("de", { type: "conjunction" });

const related = {
  quote: "Der zitierte Tweet",
  parent: "Der Tweet, auf den er antwortet,",
  thread: "Ein Tweet seines Threads",
} as const;

/** German. */
export const itemDe: ItemWords = {
  savedOn: (day) => `gespeichert am ${day}`,
  foundIn: (chat) => `gefunden in „${chat}“`,
  forwardedFrom: (name) => `weitergeleitet von ${name}`,
  repliesTo: (handle) => `antwortet auf @${handle}`,
  repostedBy: (handle) => `geteilt von @${handle}`,
  sensitive: "als sensibel markiert",
  oldEdition: "eine frühere Fassung eines bearbeiteten Tweets",
  quotes: "Zitiert",
  answers: "Antwort auf",
  thread: (count) => `Thread aus ${count} Tweets`,
  thisTweet: "der Tweet oben",
  article: (title) => `Artikel: ${title}`,
  pollClosed: "Umfrage beendet",
  pollOpen: (day) =>
    day === undefined
      ? "Zwischenstand: Die Umfrage lief noch"
      : `Zwischenstand: Die Umfrage lief bis ${day}`,
  communityNote: "Community-Hinweis:",
  media: { photo: "Foto", video: "Video", gif: "GIF" },
  note: "Deine Notiz:",
  absent: (of, why) => `${related[of]} ist nicht gespeichert: Er ${absences[why]}.`,
  missing: {
    text: "Der Rest des Textes fehlt: Keine Quelle zeigte ihn ganz.",
    quote: "Der zitierte Tweet ließ sich nicht lesen.",
    media: "Die Links zu manchen Bildern oder Videos ließen sich nicht lesen.",
    article: "Der Text des Artikels ließ sich nicht ganz lesen.",
    thread: "Er gehört zu einem längeren Thread, dessen Rest sich nicht lesen ließ.",
    poll: "Die Umfrage ließ sich nicht lesen.",
    "reply-context": "Der Tweet, auf den er antwortet, ließ sich nicht lesen.",
    card: "Die Vorschau des Links ließ sich nicht lesen.",
    "community-note": "Der Community-Hinweis ließ sich nicht ganz lesen.",
  },
  tooLarge: (part) => `Zu groß zum Aufheben: ${partNames[part]}.`,
  gaps: (of, missing) =>
    `${related[of]} ist gespeichert, aber es fehlt: ${list.format(missing.map((part) => partNames[part]))}.`,
  gone: (day) => `Seit ${day} auf X verschwunden: Deine Kopie ist vielleicht die letzte.`,
  notKept: "Dieser Tweet ist nicht mehr in deiner Sammlung.",
  deleted: "Gelöscht",
  buttons: {
    open: "Öffnen",
    tag: "🏷 Tag",
    note: "📝 Notiz",
    delete: "🗑 Löschen",
    undo: "Rückgängig",
    back: "◀ Zurück",
    media: (count) => (count === 1 ? "🖼 Zeigen" : `🖼 Alle ${count} zeigen`),
  },
  shown: {
    notKept: "Dieser Tweet ist nicht mehr in deiner Sammlung.",
  },
};
