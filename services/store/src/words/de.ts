import type { AbsenceReason, SourceName } from "@memory/shared/contracts/tweet";
import { dayFormat } from "@memory/shared/telegram/day-format";
import { tweetWordsDe } from "@memory/shared/words/de";
import type { Words } from "./words.ts";

const { absences, partNames } = tweetWordsDe;

const list = new Intl.ListFormat("de", { type: "conjunction" });
const listed = (parts: readonly string[]) => list.format(parts);

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** After a number of tweets. */
const absentTweets = {
  deleted: "gelöscht",
  "account-gone": "von einem Konto, das es nicht mehr gibt",
  protected: "von einem geschützten Konto",
  suspended: "von einem gesperrten Konto",
  "age-restricted": "mit Altersbeschränkung",
  withheld: "von X zurückgehalten",
  "rules-violated": "von X entfernt",
  "not-authorized": "von X nicht gezeigt",
  "not-found": "nicht gefunden",
  unavailable: "nicht verfügbar",
} as const satisfies Record<AbsenceReason, string>;

const gapsOf = {
  quote: "Vom zitierten Tweet fehlt",
  parent: "Vom Tweet, auf den er antwortet, fehlt",
  thread: "Von mindestens einem anderen Tweet seines Threads fehlt",
} as const;

const sourceTitles = {
  syndication: "die Syndication von X",
  fxtwitter: "FxTwitter",
  vxtwitter: "vxtwitter",
  "x-api": "die API von X",
  oembed: "oEmbed von X",
} as const satisfies Record<SourceName, string>;

const files = (count: number) => plural(count, "Bild oder Film", "Bilder oder Filme");

/** German. */
export const de: Words = {
  saved: "Gespeichert",
  alreadySavedOn: (date) => `Schon am ${date} gespeichert`,
  deleted: "Aus deiner Sammlung gelöscht",
  lookingUp: "Ich sehe nach…",
  contentToFollow:
    "Link gemerkt, der Inhalt folgt. Gerade kann ich diesen Tweet nicht lesen. Ich versuche es etwa einen Tag lang weiter und ändere dann diese Nachricht.",
  parked:
    "Nicht gespeichert: Ich konnte diesen Tweet nicht lesen und habe aufgehört, es zu versuchen. Schick den Link später noch einmal.",
  unavailable:
    "Nicht gespeichert: Ich konnte diesen Tweet nicht finden. Vielleicht ist er gelöscht, privat oder von einem gesperrten Konto; prüf den Link.",
  gone: {
    deleted: "Nicht gespeichert: Dieser Tweet wurde von seinem Verfasser gelöscht.",
    "account-gone": "Nicht gespeichert: Das Konto dieses Tweets gibt es nicht mehr.",
    "not-found": "Nicht gespeichert: Diesen Tweet gibt es nicht, oder er wurde gelöscht.",
  },
  restricted: {
    protected:
      "Nicht gespeichert: Dieses Konto ist geschützt, nur wer ihm folgt, kann den Tweet sehen.",
    suspended: "Nicht gespeichert: Das Konto dieses Tweets ist gesperrt.",
    "age-restricted":
      "Nicht gespeichert: Dieser Tweet hat eine Altersbeschränkung und ist nur zu sehen, wenn man bei X angemeldet ist.",
    withheld:
      "Nicht gespeichert: X sperrt diesen Tweet in manchen Ländern, und von meinem Standort aus kann ich ihn nicht lesen.",
    "rules-violated":
      "Nicht gespeichert: X hat diesen Tweet entfernt, weil er gegen die Regeln von X verstieß.",
    "not-authorized":
      "Nicht gespeichert: X zeigt diesen Tweet nicht. Sein Konto ist vielleicht geschützt oder gesperrt.",
  },
  notATweet: {
    profile: "Nicht gespeichert: Das ist ein Profil. Schick den Link eines seiner Tweets.",
    search: "Nicht gespeichert: Das ist eine Suche. Schick den Link eines Tweets, den sie findet.",
    list: "Nicht gespeichert: Das ist eine Liste. Schick den Link eines Tweets daraus.",
    hashtag: "Nicht gespeichert: Das ist ein Hashtag. Schick den Link eines Tweets damit.",
    space:
      "Nicht gespeichert: Das ist ein Space, den kann ich nicht aufheben. Schick den Link eines Tweets, der ihn angekündigt hat.",
    broadcast:
      "Nicht gespeichert: Das ist eine Live-Übertragung, die kann ich nicht aufheben. Schick den Link eines Tweets, der sie zeigt.",
    media:
      "Nicht gespeichert: Das ist nur ein Bild oder Video. Schick den Link des Tweets, zu dem es gehört.",
    article:
      "Nicht gespeichert: Das ist die eigene Seite eines Artikels. Schick den Link des Tweets, der ihn enthält.",
    "not-found-behind-short-link":
      "Nicht gespeichert: Dieser Kurzlink führt nicht zu einem Tweet. Schick den Link eines Tweets.",
    cut: "Nicht gespeichert: Dieser Link ist bei den Punkten abgeschnitten. Schick den ganzen Link.",
    "other-page":
      "Nicht gespeichert: Diese Seite von X ist kein Tweet. Schick einen Link wie x.com/name/status/123.",
  },
  overLimit: {
    minute:
      "Nicht gespeichert: Du hast so viele Links geschickt, wie ich in einer Minute annehme. Schick diesen in einer Minute noch einmal.",
    day: "Nicht gespeichert: Du hast so viele Links geschickt, wie ich an einem Tag annehme. Schick diesen in 24 Stunden noch einmal.",
  },
  missing: {
    text: "Nur der Anfang seines langen Textes ist gespeichert.",
    quote: "Der zitierte Tweet war nicht zu lesen.",
    media: "Die Links zu einigen seiner Bilder oder Videos waren nicht zu lesen.",
    article: "Der Text seines Artikels war nicht ganz zu lesen.",
    thread: "Er gehört zu einem Thread, von dem nur dieser Tweet gespeichert ist.",
    poll: "Seine Umfrage war nicht zu lesen.",
    "reply-context": "Der Tweet, auf den er antwortet, war nicht zu lesen.",
    card: "Die Vorschau seines Links war nicht zu lesen.",
    "community-note": "Sein Community-Hinweis war nicht ganz zu lesen.",
  },
  tooLarge: (part) => `Zu groß für mich: ${partNames[part]}.`,
  textCutAt: (characters) =>
    `Nur die ersten ${characters} Zeichen seines langen Textes sind gespeichert.`,
  textUnproven: (source) =>
    `Vielleicht nicht der ganze Text: Nur ${sourceTitles[source]} konnte ihn zeigen.`,
  textLinkUnread: "Ein Link im Text war nicht zu lesen, vielleicht geht der Text noch weiter.",
  gaps: (of, parts) => `${gapsOf[of]}: ${listed(parts.map((part) => partNames[part]))}.`,
  absent: {
    quote: (why) => `Der zitierte Tweet ist nicht gespeichert: Er ${absences[why]}.`,
    parent: (why) => `Der Tweet, auf den er antwortet, ist nicht gespeichert: Er ${absences[why]}.`,
  },
  shownInPart: "der ganze Text ist gespeichert, hier passt nur sein Anfang hin",
  thread: (count) => `Thread aus ${count} Tweets, alle gespeichert`,
  threadInPart: (kept, absent) =>
    `Teil eines Threads: ${[kept === 1 ? "nur dieser Tweet gespeichert" : `${kept} samt diesem gespeichert`, ...absent.map(({ why, count }) => `${count} ${absentTweets[why]}`)].join(", ")}`,
  threadCutAt: (kept) =>
    `Er gehört zu einem längeren Thread, von dem ${kept === 1 ? "nur dieser Tweet" : `nur ${kept} Tweets`} gespeichert ${kept === 1 ? "ist" : "sind"}.`,
  articleTitle: (title) => `Artikel: ${title}`,
  linkTitle: (title) => `Link: ${title}`,
  pollOpen: (day) =>
    day === undefined
      ? "Bisherige Stimmen: Die Umfrage lief noch"
      : `Bisherige Stimmen: Die Umfrage lief bis ${day}`,
  pollClosed: "Umfrage beendet",
  pollOption: (label, percent) =>
    percent === undefined ? `▫️ ${label}` : `▫️ ${label} · ${percent} %`,
  repliesTo: (handle) => `antwortet auf @${handle}`,
  repostedBy: (handle) => `repostet von @${handle}`,
  communityNote: (text) => `Community-Hinweis: ${text}`,
  hasCommunityNote: "mit einem Community-Hinweis",
  sensitive: "als heikel markiert",
  oldEdition: "eine frühere Fassung: Für den bearbeiteten Tweet schick seinen Link",
  photos: (count) => plural(count, "Foto", "Fotos"),
  videos: (count) => plural(count, "Video", "Videos"),
  gifs: (count) => plural(count, "GIF", "GIFs"),
  quotes: (handle) => `zitiert @${handle}`,
  copied: "Kopien gesichert",
  copiedInPart: (kept, of) => `${kept} von ${of} kopiert`,
  notCopied: {
    gone: (count) => `${files(count)} nicht kopiert: X hat die Datei nicht mehr.`,
    refused: (count) => `${files(count)} nicht kopiert: X gibt die Datei hier niemandem.`,
    "too-large": (count) => `${files(count)} nicht kopiert: zu groß für mich.`,
    "playlist-only": (count) =>
      `${files(count)} nicht kopiert: eine Übertragung, die X nur streamt.`,
    "over-limit": (count) =>
      `${files(count)} noch nicht kopiert: Der Platz für Kopien ist für heute aufgebraucht. Ich versuche es morgen wieder.`,
    "given-up": (count) =>
      `${files(count)} ließen sich zwei Tage lang nicht kopieren. Ich versuche es nicht weiter.`,
  },
  summary: (saved, total) => `${saved} von ${total} gespeichert`,
  leftOut: (count) =>
    `${plural(count, "weiterer Link wurde", "weitere Links wurden")} ausgelassen: Ich nehme bis zu 50 aus einer Nachricht. Schick den Rest in einer weiteren.`,
  brief: {
    saved: "gespeichert",
    "already-saved": "schon gespeichert",
    trashed: "aus deiner Sammlung gelöscht",
    gone: "gelöscht oder nicht gefunden",
    restricted: "von X nicht gezeigt",
    unavailable: "nicht zu finden",
    "not-a-tweet": "kein Link zu einem Tweet",
    "over-limit": "im Moment zu viele Links, schick ihn später noch einmal",
    delayed: "der Inhalt folgt",
    parked: "nicht gespeichert, schick ihn später noch einmal",
    "looking-up": "ich sehe nach…",
  },
  more: (count) => `… und ${count} weitere`,
  buttons: { open: "Öffnen", delete: "Löschen", undo: "Rückgängig" },
  formatDay: dayFormat("de-DE"),
};
