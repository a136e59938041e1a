import type { Claim } from "@memory/archive/rows/claim";
import type { Item } from "@memory/archive/rows/item";
import type { RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import type { Having } from "../query/query.ts";
import { fold } from "../text/fold.ts";

/** What is searched of one kept tweet. Plain data, so that it can be passed to a worker thread. */
export type SearchDocument = {
  readonly tweetId: string;
  /** The `ChangedAt` of the claim that it tells of. */
  readonly changedAt: string;
  /** The item's `Timestamp`: ISO-8601 UTC, milliseconds. */
  readonly savedAt: string;
  /** ISO-8601; when it was posted or, where that is unknown, saved. */
  readonly postedAt: string;
  /** Handle and name of the author, folded. */
  readonly handle: string;
  readonly author: string;
  readonly language: string;
  /** Where it was found: the chat's title and whom it was forwarded from, folded. */
  readonly chat: string;
  /** Folded, without #. */
  readonly tags: readonly string[];
  readonly has: readonly Having[];
  readonly isIncomplete: boolean;
  /** Whether it is known to be gone at its source. */
  readonly isGone: boolean;
  /** What counts more when it matches, and the rest; unfolded. */
  readonly head: string;
  readonly body: string;
};

export type SearchedClaim = Pick<Claim, "ChangedAt" | "Tags" | "Note" | "GoneAt">;
export type SearchedItem = Pick<Item, "Timestamp" | "TweetID" | "URL" | "Tweet" | "From">;

export function documentOf(
  { ChangedAt, Tags, Note = "", GoneAt }: SearchedClaim,
  { Timestamp, TweetID, URL: url, Tweet: tweet, From }: SearchedItem,
): SearchDocument {
  const { author } = tweet;
  const found = [From.chatTitle, From.forwardedFrom].filter((part) => part !== undefined);
  return {
    tweetId: TweetID,
    changedAt: ChangedAt,
    savedAt: Timestamp,
    postedAt: tweet.postedAt ?? Timestamp,
    handle: fold(author.handle),
    author: fold(author.name),
    language: fold(tweet.language ?? ""),
    chat: fold(found.join(" · ")),
    tags: Tags.map((tag) => fold(tag).replace(/^#/u, "")),
    has: havingsOf(tweet),
    isIncomplete: tweet.missing.length > 0,
    isGone: GoneAt !== undefined,
    head: joined([author.handle, author.name, ...Tags, Note]),
    body: joined([...textsOf(tweet), ...found, url, TweetID]),
  };
}

/** Every text in a tweet, of its quote, its thread and what it answers too. */
function textsOf(tweet: Tweet): string[] {
  const others = [tweet.quoted, tweet.replyContext, ...(tweet.thread ?? [])];
  return [
    ...ownTexts(tweet),
    ...others.flatMap((post) => textsOfRelated(post, tweet.id)),
    tweet.repostedBy === undefined ? "" : `${tweet.repostedBy.handle} ${tweet.repostedBy.name}`,
  ];
}

const textsOfRelated = (post: RelatedPost | undefined, tweetId: string): string[] =>
  post?.kind !== "found" || post.id === tweetId
    ? []
    : [post.author.handle, post.author.name, ...ownTexts(post)];

type Texts = Pick<Tweet, "text" | "media" | "poll" | "card" | "article" | "communityNote">;
const ownTexts = ({ text, media, poll, card, article, communityNote = "" }: Texts): string[] => [
  text,
  ...media.map(({ altText = "" }) => altText),
  ...(poll?.options.map(({ label }) => label) ?? []),
  ...(card === undefined ? [] : [card.title, card.description ?? "", card.domain ?? ""]),
  ...(article === undefined ? [] : [article.title, article.text ?? article.preview ?? ""]),
  communityNote,
];

function havingsOf({ media, thread, quoted, card, poll, text }: Tweet): Having[] {
  const has: Record<Having, boolean> = {
    photo: media.some(({ kind }) => kind === "photo"),
    video: media.some(({ kind }) => kind !== "photo"),
    thread: thread !== undefined,
    quote: quoted !== undefined,
    link: card !== undefined || /https?:\/\//u.test(text),
    poll: poll !== undefined,
  };
  return (Object.keys(has) as Having[]).filter((what) => has[what]);
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n");
