import { tweetWordsEn } from "@memory/shared/words/en";
import type { ItemWords } from "./words.ts";

const { absences, partNames } = tweetWordsEn;

const list = new Intl.ListFormat("en", { type: "conjunction" });

const related = {
  quote: "The quoted tweet",
  parent: "The tweet that it replies to",
  thread: "A tweet of its thread",
} as const;

/** English. */
export const itemEn: ItemWords = {
  savedOn: (day) => `saved on ${day}`,
  foundIn: (chat) => `found in “${chat}”`,
  forwardedFrom: (name) => `forwarded from ${name}`,
  repliesTo: (handle) => `replies to @${handle}`,
  repostedBy: (handle) => `reposted by @${handle}`,
  sensitive: "marked as sensitive",
  oldEdition: "an earlier version of an edited tweet",
  quotes: "Quotes",
  answers: "In reply to",
  thread: (count) => `Thread of ${count} tweets`,
  thisTweet: "the tweet above",
  article: (title) => `Article: ${title}`,
  pollClosed: "Poll closed",
  pollOpen: (day) =>
    day === undefined
      ? "Votes so far: the poll was open"
      : `Votes so far: the poll was open until ${day}`,
  communityNote: "Community note:",
  media: { photo: "Photo", video: "Video", gif: "GIF" },
  note: "Your note:",
  absent: (of, why) => `${related[of]} is not kept: it ${absences[why]}.`,
  missing: {
    text: "The rest of its text is missing: no source showed all of it.",
    quote: "The quoted tweet could not be read.",
    media: "Links to some of its pictures or videos could not be read.",
    article: "The text of its article could not be read whole.",
    thread: "It belongs to a longer thread, the rest of which could not be read.",
    poll: "Its poll could not be read.",
    "reply-context": "The tweet that it replies to could not be read.",
    card: "The preview of its link could not be read.",
    "community-note": "Its community note could not be read whole.",
  },
  tooLarge: (part) => `Too large for me to keep: ${partNames[part]}.`,
  gaps: (of, missing) =>
    `${related[of]} is kept without ${list.format(missing.map((part) => partNames[part]))}.`,
  gone: (day) => `Gone from X since ${day}: yours may be the last copy.`,
  notKept: "This tweet is no longer in your library.",
  deleted: "Deleted",
  buttons: {
    open: "Open",
    tag: "🏷 Tag",
    note: "📝 Note",
    delete: "🗑 Delete",
    undo: "Undo",
    back: "◀ Back",
    media: (count) => (count === 1 ? "🖼 Show it" : `🖼 Show all ${count}`),
  },
  shown: {
    notKept: "This tweet is no longer in your library.",
  },
};
