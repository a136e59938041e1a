import type { MissingPart, Post, RelatedPost, Tweet } from "@memory/shared/contracts/tweet";

/**
 * What a person keeps of a tweet, as one line for each thing that could be lost, with the parts that
 * tell of the loss. Counts, dates, names, sizes and avatars are no content: they are never whole.
 */
type Content = { readonly part: string; readonly holds: string };

function contentOf(post: Post): Content[] {
  const { text, media, poll, card, article, communityNote } = post;
  const line = (part: string, holds: string | undefined): Content[] =>
    holds === undefined || holds === "" ? [] : [{ part, holds }];
  return [
    // The text of a post that shows an article is nothing but its link.
    ...(article === undefined ? line("text", text.trim()) : []),
    ...media.flatMap(({ kind, url, altText }) => [
      ...line(kind, kind === "photo" ? url : kind),
      ...line("alt text", altText),
    ]),
    ...(poll?.options ?? []).flatMap(({ label }) => line("poll", label)),
    ...line("card", card?.title),
    ...line("card's page", card?.url),
    ...line("card's words", card?.description),
    ...line("card's picture", card?.imageUrl),
    ...line("article", article?.title),
    ...line("article's picture", article?.coverUrl),
    ...(article?.text ?? "").split("\n").flatMap((each) => line("article's text", each)),
    ...line("community note", communityNote),
  ];
}

/** The names of the parts that `reduced` has not as `whole` has them, and says nothing of. */
export function lostUntold(whole: Tweet, reduced: Tweet): string[] {
  // What stands in for another tweet has to say only that it does.
  if (reduced.id !== whole.id) return reduced.missing.length > 0 ? [] : ["the tweet"];
  const thread = (whole.thread ?? []).filter(({ id }) => id !== whole.id);
  return [
    ...lostFromPost(whole, reduced),
    ...lostFromRelated("quote", whole.quoted, [reduced.quoted], reduced.missing),
    ...lostFromRelated(
      "reply-context",
      whole.replyContext,
      [reduced.replyContext, ...(reduced.thread ?? [])],
      reduced.missing,
    ),
    ...thread.flatMap((post) =>
      lostFromRelated("thread", post, reduced.thread ?? [], reduced.missing),
    ),
  ];
}

/** Whatever the reduced post newly names missing, it says that it is not whole, and is asked for again. */
function lostFromPost(whole: Post, reduced: Post): string[] {
  if (reduced.missing.some((part) => !whole.missing.includes(part))) return [];
  const kept = contentOf(reduced);
  return contentOf(whole).flatMap(({ part, holds }) => {
    const at = kept.findIndex((other) => other.part === part && isKept(part, holds, other.holds));
    if (at >= 0) kept.splice(at, 1);
    return at >= 0 || isNamed(part, reduced.missing) ? [] : [part];
  });
}

/** What both lack anyway. */
const isNamed = (part: string, missing: readonly MissingPart[]): boolean =>
  missing.some((name) => (namesOf[name] ?? []).includes(part));

const namesOf: Partial<Record<MissingPart, readonly string[]>> = {
  text: ["text"],
  media: ["photo", "video", "gif", "alt text"],
  article: ["article", "article's text", "article's picture"],
  poll: ["poll"],
};

/**
 * A text may have more around it, such as the link of a quote that is not known. Whether X's API escapes
 * a note is guessed, so the characters that are escaped do not count.
 */
const isKept = (part: string, whole: string, now: string): boolean =>
  part === "text" ? bare(now).includes(bare(whole)) : now === whole;

const bare = (text: string): string => text.replace(/&(?:amp;)*(?:amp;|lt;|gt;)?|[<>]/g, "");

function lostFromRelated(
  name: "quote" | "reply-context" | "thread",
  whole: RelatedPost | undefined,
  now: readonly (RelatedPost | undefined)[],
  missing: readonly MissingPart[],
): string[] {
  if (whole === undefined || missing.includes(name)) return [];
  const same = now.find((post) => post !== undefined && post.id === whole.id);
  const shown = same ?? now.find((post) => post?.kind === "absent" && post.id === undefined);
  if (shown === undefined) return [name];
  // An absence is told in words.
  if (whole.kind === "absent" || shown.kind === "absent") return [];
  return lostFromPost(whole, shown).map((part) => part);
}
