import type { RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import type { RelatedTweet } from "../../words/item/words.ts";
import type { Words } from "../../words/words.ts";

/** What is known to be missing from a tweet and from those that belong to it, and why, in plain text. */
export function lacksOf(tweet: Tweet, { item }: Words): string[] {
  const { missing, tooLarge = [], quoted, replyContext } = tweet;
  const absent = (of: RelatedTweet, post: RelatedPost | undefined) =>
    post?.kind === "absent" ? [item.absent(of, post.why)] : [];
  return [
    ...missing.map((part) => (tooLarge.includes(part) ? item.tooLarge(part) : item.missing[part])),
    ...absent("quote", quoted),
    ...absent("parent", replyContext),
    ...gapsOf(tweet).map(({ of, parts }) => item.gaps(of, parts)),
  ];
}

/** What the tweets around this one lack themselves. */
function gapsOf({ id, quoted, replyContext, thread = [] }: Tweet) {
  const around: readonly (readonly [RelatedTweet, readonly (RelatedPost | undefined)[]])[] = [
    ["quote", [quoted]],
    ["parent", [replyContext]],
    ["thread", thread.filter((post) => post.id !== id)],
  ];
  return around.flatMap(([of, posts]) => {
    const parts = new Set(posts.flatMap((post) => (post?.kind === "found" ? post.missing : [])));
    return parts.size === 0 ? [] : [{ of, parts: [...parts] }];
  });
}
