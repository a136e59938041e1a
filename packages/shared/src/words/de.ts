import type { TweetWords } from "./tweet-words.ts";

/** German. */
export const tweetWordsDe: TweetWords = {
  absences: {
    deleted: "wurde gelöscht",
    "account-gone": "ist von einem Konto, das es nicht mehr gibt",
    protected: "ist von einem geschützten Konto",
    suspended: "ist von einem gesperrten Konto",
    "age-restricted": "hat eine Altersbeschränkung",
    withheld: "wird von X in manchen Ländern zurückgehalten",
    "rules-violated": "wurde von X entfernt, weil er gegen die Regeln von X verstieß",
    "not-authorized": "wird von X nicht gezeigt: Sein Konto ist vielleicht geschützt oder gesperrt",
    "not-found": "existiert nicht oder wurde gelöscht",
    unavailable: "ist auf X nicht verfügbar",
  },
  partNames: {
    text: "der Rest seines Textes",
    quote: "der Tweet, den er zitiert",
    media: "ein Teil seiner Bilder oder Videos",
    article: "sein Artikel",
    thread: "sein Thread",
    poll: "seine Umfrage",
    "reply-context": "der Tweet, auf den er antwortet",
    card: "die Vorschau seines Links",
    "community-note": "ein Teil seines Community-Hinweises",
  },
};
