import type { AbsenceReason, RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import type { Card, RelatedKind } from "../link-state.ts";

/** Why a tweet that belongs to another is not to be had; undefined if it is kept or not known. */
export const absenceOf = (post: RelatedPost | undefined): AbsenceReason | undefined =>
  post?.kind === "absent" ? post.why : undefined;

/** What the kept tweets around this one lack themselves. Its own gaps are told apart from these. */
export function gapsOf({ id, quoted, replyContext, thread = [] }: Tweet): Card["gaps"] {
  const others = thread.filter((post) => post.id !== id);
  const related: readonly (readonly [RelatedKind, readonly (RelatedPost | undefined)[]])[] = [
    ["quote", [quoted]],
    ["parent", [replyContext]],
    ["thread", others],
  ];
  const gaps = related.flatMap(([of, posts]) => {
    const parts = new Set(posts.flatMap((post) => (post?.kind === "found" ? post.missing : [])));
    return parts.size === 0 ? [] : [{ of, parts: [...parts] }];
  });
  return gaps.length === 0 ? undefined : gaps;
}
