import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Media, MissingPart, Post, RelatedPost } from "@memory/shared/contracts/tweet";
import { mergeCounts } from "./merge-counts.ts";

/** What was taken from where, in the words of `sources[].parts`. */
export type Merged<T> = { readonly post: T; readonly taken: readonly string[] };

/** `first`, with what it lacks taken from `second`; both are the same post. */
export function mergePosts(first: Post, second: Post): Merged<Post> {
  const text = takesText(first, second);
  const media = mergeMedia(first, second);
  const article = mergeArticles(first.article, second.article);
  const poll = hasVotes(first.poll) || !hasVotes(second.poll) ? first.poll : second.poll;
  const extras = omitUndefined({
    poll: poll ?? second.poll,
    card: first.card ?? second.card,
    article,
    counts: mergeCounts(first.counts, second.counts),
    communityNote: first.communityNote ?? second.communityNote,
    edits: first.edits ?? second.edits,
  });
  const {
    poll: _p,
    card: _c,
    article: _a,
    counts: _n,
    communityNote: _o,
    edits: _e,
    ...rest
  } = first;
  const taken = [
    ...(text ? ["text"] : []),
    ...(media === first.media ? [] : ["media"]),
    ...extraParts.filter((part) => extras[part] !== first[part]),
  ];
  const post: Post = {
    ...omitUndefined({
      postedAt: second.postedAt,
      language: second.language,
      sensitive: second.sensitive,
    }),
    ...rest,
    ...extras,
    author: { ...second.author, ...first.author },
    text: text ? second.text : first.text,
    media,
    missing: [],
  };
  return { post: { ...post, missing: missingParts(first, second, post) }, taken };
}

const extraParts = ["poll", "card", "article", "counts", "communityNote", "edits"] as const;

/** The same for posts that stand beside a tweet. One that is shown wins over one that is not. */
export function mergeRelated(
  first: RelatedPost | undefined,
  second: RelatedPost | undefined,
): RelatedPost | undefined {
  if (first?.kind !== "found") return second?.kind === "found" ? second : (first ?? second);
  if (second?.kind !== "found" || !isSamePost(first, second)) return first;
  const { post, taken } = mergePosts(first, second);
  return taken.length === 0 && post.missing.length === first.missing.length
    ? first
    : { kind: "found", ...post };
}

/** Ids of authors are not told by every source; handles are, and can change their case. */
export const isSamePost = (a: Post, b: Post): boolean =>
  a.id === b.id &&
  a.author.handle.toLowerCase() === b.author.handle.toLowerCase() &&
  (a.author.id ?? b.author.id) === (b.author.id ?? a.author.id);

const takesText = (first: Post, second: Post): boolean =>
  first.missing.includes("text") &&
  !second.missing.includes("text") &&
  beginsWith(second.text, first.text);

/** Whether the whole text is the cut one going on: reply mentions, links and white space aside. */
const beginsWith = (whole: string, cut: string): boolean =>
  comparable(whole).startsWith(comparable(cut).replace(/(?:…|\.{3})$/, ""));

const comparable = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/^(?:[@＠]\w+\s+)+/, "")
    .replace(/https?:\/\/\S+/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** The list with more in it if one lacks some, with the alt texts of both. */
function mergeMedia(first: Post, second: Post): Media[] {
  const takes = first.missing.includes("media") && second.media.length > first.media.length;
  const [chosen, other] = takes ? [second.media, first.media] : [first.media, second.media];
  const described = chosen.map((medium) => {
    if (medium.altText !== undefined) return medium;
    const altText = other.find(({ url }) => fileOf(url) === fileOf(medium.url))?.altText;
    return altText === undefined ? medium : { ...medium, altText };
  });
  return described.some((medium, index) => medium !== first.media[index]) ? described : first.media;
}

const fileOf = (url: string): string => URL.parse(url)?.pathname ?? url;

function mergeArticles(first: Post["article"], second: Post["article"]): Post["article"] {
  if (first === undefined || second === undefined) return first ?? second;
  const isFuller = Object.keys(second).some((part) => !(part in first));
  return isFuller ? { ...second, ...first } : first;
}

const hasVotes = (poll: Post["poll"]): boolean =>
  poll?.options.some(({ votes }) => votes !== undefined) ?? false;

/** What either knows to exist and neither has. */
function missingParts(first: Post, second: Post, merged: Post): MissingPart[] {
  const isIn = (part: MissingPart, ...posts: Post[]) =>
    posts.every(({ missing }) => missing.includes(part));
  const lacks: Partial<Record<MissingPart, boolean>> = {
    text: isIn("text", first) && merged.text === first.text,
    media:
      isIn("media", first) && (merged.media.length <= first.media.length || isIn("media", second)),
    article: merged.article?.text === undefined,
    poll: merged.poll === undefined,
  };
  return [...new Set([...first.missing, ...second.missing])].filter((part) => lacks[part] ?? false);
}
