import type { AbsenceReason, SourceName } from "@memory/shared/contracts/tweet";
import { dayFormat } from "@memory/shared/telegram/day-format";
import { tweetWordsEn } from "@memory/shared/words/en";
import type { Words } from "./words.ts";

const { absences, partNames } = tweetWordsEn;

const list = new Intl.ListFormat("en", { type: "conjunction" });
const listed = (parts: readonly string[]) => list.format(parts);

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** After a number of tweets. */
const absentTweets = {
  deleted: "deleted",
  "account-gone": "from an account that no longer exists",
  protected: "from a protected account",
  suspended: "from a suspended account",
  "age-restricted": "age-restricted",
  withheld: "withheld by X",
  "rules-violated": "removed by X",
  "not-authorized": "not shown by X",
  "not-found": "not found",
  unavailable: "unavailable",
} as const satisfies Record<AbsenceReason, string>;

const related = {
  quote: "The quoted tweet",
  parent: "The tweet that it replies to",
  thread: "At least one other tweet of its thread",
} as const;

const sourceTitles = {
  syndication: "X's syndication",
  fxtwitter: "FxTwitter",
  vxtwitter: "vxtwitter",
  "x-api": "X's API",
  oembed: "X's oEmbed",
} as const satisfies Record<SourceName, string>;

const files = (count: number) => plural(count, "picture or film", "pictures or films");
const them = (count: number) => (count === 1 ? "it" : "them");

/** English. */
export const en: Words = {
  saved: "Saved",
  alreadySavedOn: (date) => `Already saved on ${date}`,
  deleted: "Deleted from your library",
  lookingUp: "Looking it up…",
  contentToFollow:
    "Link kept, content to follow. I cannot read this tweet right now. I keep trying for about a day and update this message.",
  parked:
    "Not saved: I could not read this tweet, and I stopped trying. Send the link again later.",
  unavailable:
    "Not saved: I could not find this tweet. It may be deleted, private or from a suspended account; check the link.",
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
    withheld:
      "Not saved: X blocks this tweet in some countries, and from where I am I cannot read it.",
    "rules-violated": "Not saved: X removed this tweet because it broke X's rules.",
    "not-authorized":
      "Not saved: X does not show this tweet. Its account may be protected or suspended.",
  },
  notATweet: {
    profile: "Not saved: this is a profile. Send the link of one of its tweets.",
    search: "Not saved: this is a search. Send the link of a tweet that it finds.",
    list: "Not saved: this is a list. Send the link of a tweet in it.",
    hashtag: "Not saved: this is a hashtag. Send the link of a tweet that uses it.",
    space:
      "Not saved: this is a Space, which I cannot keep. Send the link of a tweet that announced it.",
    broadcast:
      "Not saved: this is a broadcast, which I cannot keep. Send the link of a tweet that shows it.",
    media: "Not saved: this is only a picture or video. Send the link of the tweet it belongs to.",
    article:
      "Not saved: this is an article's own page. Send the link of the tweet that carries it.",
    "not-found-behind-short-link":
      "Not saved: this short link does not lead to a tweet. Send the link of a tweet.",
    cut: "Not saved: this link is cut off at the dots. Send the whole link.",
    "other-page":
      "Not saved: this page of X is not a tweet. Send a link like x.com/name/status/123.",
  },
  overLimit: {
    minute:
      "Not saved: you have sent as many links as I take in a minute. Send this one again in a minute.",
    day: "Not saved: you have sent as many links as I take in a day. Send this one again in 24 hours.",
  },
  missing: {
    text: "Only the beginning of its long text is kept.",
    quote: "The quoted tweet could not be read.",
    media: "Links to some of its pictures or videos could not be read.",
    article: "The text of its article could not be read whole.",
    thread: "It is part of a thread, of which only this tweet is kept.",
    poll: "Its poll could not be read.",
    "reply-context": "The tweet that it replies to could not be read.",
    card: "The preview of its link could not be read.",
    "community-note": "Its community note could not be read whole.",
  },
  tooLarge: (part) => `Too large for me to keep: ${partNames[part]}.`,
  textCutAt: (characters) => `Only the first ${characters} characters of its long text are kept.`,
  textUnproven: (source) =>
    `Perhaps not the whole text: only ${sourceTitles[source]} could show it.`,
  textLinkUnread: "A link in its text could not be read, so there may be more of the text.",
  gaps: (of, parts) =>
    `${related[of]} is kept without ${listed(parts.map((part) => partNames[part]))}.`,
  absent: {
    quote: (why) => `The quoted tweet is not kept: it ${absences[why]}.`,
    parent: (why) => `The tweet that it replies to is not kept: it ${absences[why]}.`,
  },
  shownInPart: "the whole text is kept, only its beginning fits here",
  thread: (count) => `thread of ${count} tweets, all kept`,
  threadInPart: (kept, absent) =>
    `part of a thread: ${[kept === 1 ? "only this tweet kept" : `${kept} kept with this one`, ...absent.map(({ why, count }) => `${count} ${absentTweets[why]}`)].join(", ")}`,
  threadCutAt: (kept) =>
    `It is part of a longer thread, of which ${kept === 1 ? "only this tweet is" : `only ${kept} tweets are`} kept.`,
  articleTitle: (title) => `Article: ${title}`,
  linkTitle: (title) => `Link: ${title}`,
  pollOpen: (day) =>
    day === undefined
      ? "Votes so far: the poll was open"
      : `Votes so far: the poll was open until ${day}`,
  pollClosed: "Poll closed",
  pollOption: (label, percent) =>
    percent === undefined ? `▫️ ${label}` : `▫️ ${label} · ${percent} %`,
  repliesTo: (handle) => `replies to @${handle}`,
  repostedBy: (handle) => `reposted by @${handle}`,
  communityNote: (text) => `Community note: ${text}`,
  hasCommunityNote: "with a community note",
  sensitive: "marked as sensitive",
  oldEdition: "an earlier version: to keep the edited tweet, send its link",
  photos: (count) => plural(count, "photo", "photos"),
  videos: (count) => plural(count, "video", "videos"),
  gifs: (count) => plural(count, "GIF", "GIFs"),
  quotes: (handle) => `quotes @${handle}`,
  copied: "copies kept",
  copiedInPart: (kept, of) => `${kept} of ${of} copied`,
  notCopied: {
    gone: (count) => `${files(count)} could not be copied: X no longer has ${them(count)}.`,
    refused: (count) =>
      `${files(count)} could not be copied: X refuses to give ${them(count)} out.`,
    "too-large": (count) => `${files(count)} not copied: too large for me.`,
    "playlist-only": (count) => `${files(count)} not copied: a broadcast that X only streams.`,
    "over-limit": (count) =>
      `${files(count)} not copied yet: today's space for copies is used up. I try again tomorrow.`,
    "given-up": (count) =>
      `${files(count)} could not be copied for two days. I have stopped trying.`,
  },
  summary: (saved, total) => `${saved} of ${total} saved`,
  leftOut: (count) =>
    `${plural(count, "more link was", "more links were")} left out: I take up to 50 of one message. Send the rest in another.`,
  brief: {
    saved: "saved",
    "already-saved": "already saved",
    trashed: "deleted from your library",
    gone: "deleted or not found",
    restricted: "not shown by X",
    unavailable: "could not find it",
    "not-a-tweet": "not a link to a tweet",
    "over-limit": "too many links for now, send it again later",
    delayed: "content to follow",
    parked: "not saved, send it again later",
    "looking-up": "looking it up…",
  },
  more: (count) => `… and ${count} more`,
  buttons: { open: "Open", delete: "Delete", undo: "Undo" },
  formatDay: dayFormat("en-GB"),
};
