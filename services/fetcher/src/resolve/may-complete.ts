import type { MissingPart, RelatedPost, SourceName, Tweet } from "@memory/shared/contracts/tweet";

/** What each source may have when another lacks it. oEmbed is only asked for what nobody else shows. */
const gives: Readonly<Record<SourceName, readonly MissingPart[]>> = {
  syndication: ["quote", "media", "poll", "reply-context"],
  fxtwitter: ["text", "quote", "media", "article", "thread", "poll"],
  vxtwitter: ["text", "quote", "media", "poll"],
  "x-api": ["text", "quote", "media", "article", "poll", "reply-context"],
  oembed: [],
};

/** Whether that source may have something which is known to exist and which the tweet lacks. */
export function mayComplete({ missing, quoted, replyContext }: Tweet, source: SourceName): boolean {
  const parts = gives[source];
  const hasAny = (lacked: readonly MissingPart[]) => lacked.some((part) => parts.includes(part));
  return (
    hasAny(missing) ||
    (parts.includes("quote") && hasAny(lackedBy(quoted))) ||
    (parts.includes("reply-context") && hasAny(lackedBy(replyContext)))
  );
}

const lackedBy = (post: RelatedPost | undefined): readonly MissingPart[] =>
  post?.kind === "found" ? post.missing : [];
