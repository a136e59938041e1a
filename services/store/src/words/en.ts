import type { NotATweetReason } from "@memory/shared/contracts/link";
import type { goneReasons, MissingPart, restrictedReasons } from "@memory/shared/contracts/tweet";

type GoneReason = (typeof goneReasons)[number];
type RestrictedReason = (typeof restrictedReasons)[number];

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Every word of a reply to links, in English. Plain text: escaped where it is rendered. */
export const words = {
  saved: "Saved",
  alreadySavedOn: (date: string) => `Already saved on ${date}`,
  deleted: "Deleted",
  lookingUp: "Looking it up…",
  contentToFollow:
    "Link kept, content to follow. Nobody can show this tweet right now; I keep trying and will complete this message.",
  parked:
    "Link kept, but something went wrong on our side. It has been noted and will be looked into.",
  unavailable:
    "No source shows this tweet. It may be deleted, private or from a suspended account.",
  gone: {
    deleted: "Its author deleted this tweet, so there is nothing left to save.",
    "account-gone": "The account of this tweet no longer exists.",
  } satisfies Record<GoneReason, string>,
  restricted: {
    protected: "This account is protected: only its followers can see the tweet.",
    suspended: "The account of this tweet is suspended.",
    "age-restricted": "This tweet is age-restricted and can only be seen when logged in to X.",
    withheld: "X withholds this tweet in some countries.",
    "rules-violated": "X removed this tweet because it broke X's rules.",
  } satisfies Record<RestrictedReason, string>,
  notATweet: {
    profile: "This is a profile. Send the link of one of its tweets.",
    search: "This is a search. Send the link of a tweet that it finds.",
    list: "This is a list. Send the link of a tweet in it.",
    hashtag: "This is a hashtag. Send the link of a tweet that uses it.",
    space: "This is a Space, which I cannot keep. Send the tweet that announced it.",
    broadcast: "This is a broadcast, which I cannot keep. Send the tweet that shows it.",
    media: "This is a bare picture or video. Send the link of the tweet it belongs to.",
    article: "This is an article's own page. Send the link of the tweet that carries it.",
    "not-found-behind-short-link": "There is no tweet behind this short link.",
    "other-page": "This page of X is no tweet. Send a link like x.com/name/status/123.",
  } satisfies Record<NotATweetReason, string>,
  missing: {
    text: "Long text: only its beginning could be had; the rest is missing.",
    quote: "The quoted tweet could not be had.",
    media: "Some of its media could not be had.",
    article: "It carries an article whose text is not kept yet.",
    thread: "It belongs to a thread of which only this tweet is kept.",
    poll: "Its poll is not kept yet.",
    "reply-context": "The tweet it answers could not be had.",
  } satisfies Record<MissingPart, string>,
  photos: (count: number) => plural(count, "photo", "photos"),
  videos: (count: number) => plural(count, "video", "videos"),
  gifs: (count: number) => plural(count, "GIF", "GIFs"),
  quotes: (handle: string) => `quotes @${handle}`,
  summary: (saved: number, total: number) => `${saved} of ${total} saved`,
  leftOut: (count: number) =>
    `${plural(count, "more link was", "more links were")} left out: one message holds up to 50. Send the rest in another.`,
  more: (count: number) => `… and ${count} more`,
  buttons: { open: "Open", delete: "Delete", undo: "Undo" },
} as const;

/** A day as a person reads it: "21 Mar 2006", in UTC. */
export const formatDay = (iso: string): string =>
  new Date(iso).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
