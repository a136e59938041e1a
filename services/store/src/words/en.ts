import type { AbsenceReason, MissingPart, SourceName } from "@memory/shared/contracts/tweet";
import { dayFormat } from "./day-format.ts";
import type { Words } from "./words.ts";

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** After the name of a tweet. Who deleted it is not known. */
const absences = {
  deleted: "was deleted",
  "account-gone": "is from an account that no longer exists",
  protected: "is from a protected account",
  suspended: "is from a suspended account",
  "age-restricted": "is age-restricted",
  withheld: "is withheld by X",
  "rules-violated": "was removed by X because it broke X's rules",
  "not-authorized": "is not shown by X: its account may be protected or suspended",
  "not-found": "does not exist, or was deleted",
  unavailable: "cannot be seen",
} as const satisfies Record<AbsenceReason, string>;

/** After a number of tweets. */
const absentTweets = {
  deleted: "deleted",
  "account-gone": "of an account that no longer exists",
  protected: "protected",
  suspended: "of a suspended account",
  "age-restricted": "age-restricted",
  withheld: "withheld by X",
  "rules-violated": "removed by X",
  "not-authorized": "not shown by X",
  "not-found": "that do not exist or were deleted",
  unavailable: "cannot be seen",
} as const satisfies Record<AbsenceReason, string>;

const related = {
  quote: "The quoted tweet",
  parent: "The tweet that it answers",
  thread: "Another tweet of its thread",
} as const;

const partNames = {
  text: "the rest of its text",
  quote: "the tweet that it quotes",
  media: "some of its media",
  article: "its article",
  thread: "its thread",
  poll: "its poll",
  "reply-context": "the tweet that it answers",
  card: "the preview of its link",
  "community-note": "some of its community note",
} as const satisfies Record<MissingPart, string>;

const sourceTitles = {
  syndication: "X's syndication",
  fxtwitter: "FxTwitter",
  vxtwitter: "vxtwitter",
  "x-api": "X's API",
  oembed: "X's oEmbed",
} as const satisfies Record<SourceName, string>;

/** English. */
export const en: Words = {
  saved: "Saved",
  alreadySavedOn: (date) => `Already saved on ${date}`,
  deleted: "Deleted",
  lookingUp: "Looking it up…",
  contentToFollow:
    "Link kept, content to follow. I cannot read this tweet right now; I keep trying and will complete this message.",
  parked:
    "Link kept, but something went wrong on my side and I stopped trying. Send it again later.",
  unavailable:
    "Not saved: no source shows this tweet. It may be deleted, private or from a suspended account.",
  gone: {
    deleted: "Not saved: its author deleted this tweet.",
    "account-gone": "Not saved: the account of this tweet no longer exists.",
    "not-found": "Not saved: there is no such tweet, or it was deleted.",
  },
  restricted: {
    protected: "Not saved: this account is protected, so only its followers can see the tweet.",
    suspended: "Not saved: the account of this tweet is suspended.",
    "age-restricted":
      "Not saved: this tweet is age-restricted and can only be seen when logged in to X.",
    withheld: "Not saved: X withholds this tweet here.",
    "rules-violated": "Not saved: X removed this tweet because it broke X's rules.",
    "not-authorized":
      "Not saved: X does not show this tweet. Its account may be protected or suspended.",
  },
  notATweet: {
    profile: "This is a profile. Send the link of one of its tweets.",
    search: "This is a search. Send the link of a tweet that it finds.",
    list: "This is a list. Send the link of a tweet in it.",
    hashtag: "This is a hashtag. Send the link of a tweet that uses it.",
    space: "This is a Space, which I cannot keep. Send the tweet that announced it.",
    broadcast: "This is a broadcast, which I cannot keep. Send the tweet that shows it.",
    media: "This is only a picture or video. Send the link of the tweet it belongs to.",
    article: "This is an article's own page. Send the link of the tweet that carries it.",
    "not-found-behind-short-link": "There is no tweet behind this short link.",
    cut: "Not saved: this link is cut off at the dots. Send the whole link.",
    "other-page": "This page of X is not a tweet. Send a link like x.com/name/status/123.",
  },
  overLimit: {
    minute:
      "Not saved: you have sent as many links as I take in a minute. Send this one again in a minute.",
    day: "Not saved: you have sent as many links as I take in a day. Send this one again tomorrow.",
  },
  missing: {
    text: "Long text: only its beginning is kept so far; the rest follows if a source has it.",
    quote: "The quoted tweet could not be fetched yet.",
    media: "Some of its media could not be fetched yet.",
    article: "It carries an article whose text could not be fetched yet.",
    thread: "It belongs to a thread of which only this tweet is kept so far.",
    poll: "Its poll could not be fetched yet.",
    "reply-context": "The tweet that it answers could not be fetched.",
    card: "The preview of its link could not be fetched yet.",
    "community-note": "Its community note could not be fetched whole yet.",
  },
  textCutAt: (characters) =>
    `Long text: the first ${characters} characters are kept so far; the rest follows if a source has it.`,
  textUnproven: (source) =>
    `Perhaps not the whole text: only ${sourceTitles[source]} could show it.`,
  textLinkUnread: "A link in its text could not be read yet, so there may be more of the text.",
  gaps: (of, parts) =>
    `${related[of]} is kept without ${parts.map((part) => partNames[part]).join(", ")}: not fetched yet.`,
  absent: {
    quote: (why) => `The quoted tweet ${absences[why]}.`,
    parent: (why) => `The tweet that it answers ${absences[why]}.`,
  },
  thread: (count) => `thread of ${count} tweets, all kept`,
  threadInPart: (kept, absent) =>
    `from a thread: ${[`${kept} kept`, ...absent.map(({ why, count }) => `${count} ${absentTweets[why]}`)].join(", ")}`,
  threadCutAt: (kept) =>
    `It belongs to a longer thread, of which ${plural(kept, "tweet is", "tweets are")} kept so far.`,
  articleTitle: (title) => `Article: ${title}`,
  linkTitle: (title) => `Link: ${title}`,
  pollOpen: (day) => `Poll still open when it was read${day === undefined ? "" : `, until ${day}`}`,
  pollClosed: "Poll closed",
  pollOption: (label, percent) =>
    percent === undefined ? `▫️ ${label}` : `▫️ ${label} · ${percent} %`,
  repliesTo: (handle) => `answers @${handle}`,
  repostedBy: (handle) => `reposted by @${handle}`,
  communityNote: (text) => `Community note: ${text}`,
  hasCommunityNote: "with a community note",
  sensitive: "marked sensitive",
  oldEdition: "an edited tweet, as it was before",
  photos: (count) => plural(count, "photo", "photos"),
  videos: (count) => plural(count, "video", "videos"),
  gifs: (count) => plural(count, "GIF", "GIFs"),
  quotes: (handle) => `quotes @${handle}`,
  summary: (saved, total) => `${saved} of ${total} saved`,
  leftOut: (count) =>
    `${plural(count, "more link was", "more links were")} left out: one message holds up to 50. Send the rest in another.`,
  brief: {
    saved: "saved",
    "already-saved": "already saved",
    trashed: "deleted",
    gone: "gone",
    restricted: "cannot be shown",
    unavailable: "no source shows it",
    "not-a-tweet": "not a tweet",
    "over-limit": "too many links for now, send it again later",
    delayed: "content to follow",
    parked: "kept, but something went wrong",
    "looking-up": "looking it up…",
  },
  more: (count) => `… and ${count} more`,
  buttons: { open: "Open", delete: "Delete", undo: "Undo" },
  formatDay: dayFormat("en-GB"),
};
