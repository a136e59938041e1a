import type { MissingPart, Tweet } from "@memory/shared/contracts/tweet";

/** Links count as on X, since they grow when they are expanded. */
const lengthOf = (text: string): number =>
  [...text.replace(/https?:\/\/\S+/g, "x".repeat(23))].length;

/** A row of the table in docs/sources.md. */
export type Part = {
  readonly title: string;
  readonly isIn: (tweet: Tweet) => boolean;
  readonly missingAs?: MissingPart;
  /** The only fixture that shows the part. */
  readonly of?: string;
};
type Related = Tweet["quoted"];

const isFound = (post: Related) => post?.kind === "found";
const lacks = (post: Related) => post?.kind === "found" && post.missing.length > 0;
const has = (kind: string, count: number, { media }: Tweet) =>
  media.filter((medium) => medium.kind === kind).length >= count;
const articleHas =
  (pattern: RegExp) =>
  ({ article }: Tweet): boolean =>
    pattern.test(article?.text ?? "");

export const parts: readonly Part[] = [
  { title: "text", isIn: ({ text }) => text !== "", missingAs: "text" },
  {
    title: "long text",
    isIn: ({ text, missing }) => lengthOf(text) > 280 && !missing.includes("text"),
    missingAs: "text",
  },
  { title: "author", isIn: ({ author }) => author.handle !== "" && author.name !== "" },
  { title: "media", isIn: ({ media }) => media.length > 0, missingAs: "media" },
  { title: "alt text", isIn: ({ media }) => media.some(({ altText }) => altText) },
  {
    title: "video variants",
    isIn: ({ media }) => media.some(({ variants = [] }) => variants.length > 1),
  },
  { title: "quote", isIn: ({ quoted }) => isFound(quoted), missingAs: "quote" },
  { title: "quote that is gone", isIn: ({ quoted }) => quoted?.kind === "absent" },
  { title: "what a quote lacks", isIn: ({ quoted }) => lacks(quoted) },
  {
    title: "reply context",
    isIn: ({ replyContext }) => isFound(replyContext),
    missingAs: "reply-context",
  },
  {
    title: "reply context that is gone",
    isIn: ({ replyContext }) => replyContext?.kind === "absent",
  },
  {
    title: "thread",
    isIn: ({ thread, missing }) => thread !== undefined && !missing.includes("thread"),
    missingAs: "thread",
  },
  { title: "a part of a thread", isIn: ({ thread }) => thread !== undefined },
  {
    title: "post of a thread that is gone",
    isIn: ({ thread = [] }) => thread.some(({ kind }) => kind === "absent"),
  },
  { title: "poll", isIn: ({ poll }) => poll !== undefined, missingAs: "poll" },
  { title: "whether a poll is open", isIn: ({ poll }) => poll?.closed !== undefined },
  {
    title: "pictures of a poll's options",
    of: "1960000000000000102",
    isIn: (tweet) => has("photo", 2, tweet),
    missingAs: "media",
  },
  {
    title: "card: preview of a page",
    isIn: ({ card, media }) => card !== undefined && media.length === 0,
    missingAs: "card",
  },
  {
    title: "card: player",
    of: "1960000000000000101",
    isIn: ({ card }) => card !== undefined,
    missingAs: "media",
  },
  {
    title: "card: advertiser's picture",
    of: "1960000000000000103",
    isIn: (tweet) => has("photo", 1, tweet),
    missingAs: "media",
  },
  {
    title: "card: advertiser's film",
    of: "1960000000000000104",
    isIn: (tweet) => has("video", 1, tweet),
    missingAs: "media",
  },
  {
    title: "card: advertiser's carousel",
    of: "1960000000000000105",
    isIn: (tweet) => has("photo", 2, tweet),
    missingAs: "media",
  },
  {
    title: "card: promoted page",
    of: "1960000000000000108",
    isIn: ({ card }) => card !== undefined,
    missingAs: "media",
  },
  {
    title: "card: promoted film",
    of: "1960000000000000109",
    isIn: (tweet) => has("video", 1, tweet),
    missingAs: "media",
  },
  {
    title: "card: page of a broadcast",
    of: "1960000000000000106",
    isIn: ({ card }) => card !== undefined,
    missingAs: "media",
  },
  {
    title: "card: film of a broadcast",
    of: "1960000000000000106",
    isIn: (tweet) => has("video", 1, tweet),
    missingAs: "media",
  },
  {
    title: "card: Space",
    of: "1960000000000000107",
    isIn: ({ card }) => card !== undefined,
    missingAs: "media",
  },
  {
    title: "card: one of an unknown kind",
    of: "1960000000000000110",
    isIn: ({ card, missing }) => card !== undefined && !missing.includes("media"),
    missingAs: "media",
  },
  {
    title: "article: title",
    isIn: ({ article }) => article !== undefined,
    missingAs: "article",
  },
  {
    title: "article: text",
    isIn: ({ article }) => article?.text !== undefined,
    missingAs: "article",
  },
  {
    title: "article: pictures",
    isIn: articleHas(/pbs\.twimg\.com/),
    missingAs: "article",
  },
  {
    title: "article: films",
    isIn: articleHas(/video\.twimg\.com/),
    missingAs: "article",
  },
  {
    title: "article: links",
    isIn: articleHas(/ \(https:/),
    missingAs: "article",
  },
  {
    title: "article: embedded posts",
    isIn: articleHas(/x\.com\/i\/status\/\d/),
    missingAs: "article",
  },
  { title: "counts", isIn: ({ counts }) => counts !== undefined },
  {
    title: "community note",
    isIn: ({ communityNote }) => communityNote !== undefined,
    missingAs: "community-note",
  },
  { title: "edits", isIn: ({ edits }) => edits !== undefined },
  {
    title: "that there is a newer edition",
    isIn: ({ edits }) => edits?.isStale === true,
  },
  { title: "repost", isIn: ({ repostedBy }) => repostedBy !== undefined },
  { title: "language", isIn: ({ language }) => language !== undefined },
  { title: "sensitivity", isIn: ({ sensitive }) => sensitive !== undefined },
];
