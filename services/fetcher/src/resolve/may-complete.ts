import type { MissingPart, RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import type { SourceTraits } from "../ports.ts";

/** Whether the source may have a part that the tweet, its quote or its reply context lacks. */
export function mayComplete(
  { missing, quoted, replyContext }: Tweet,
  { gives }: Pick<SourceTraits, "gives">,
): boolean {
  const givesAnyOf = (parts: readonly MissingPart[]) => parts.some((part) => gives.includes(part));
  return (
    givesAnyOf(missing) ||
    (gives.includes("quote") && givesAnyOf(missingFrom(quoted))) ||
    (gives.includes("reply-context") && givesAnyOf(missingFrom(replyContext)))
  );
}

const missingFrom = (post: RelatedPost | undefined): readonly MissingPart[] =>
  post?.kind === "found" ? post.missing : [];
