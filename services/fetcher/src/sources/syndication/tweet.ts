import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { MissingPart, RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import { isPresent } from "./is-present.ts";
import { syndicationPost } from "./post.ts";
import { SyndicationTombstone, SyndicationTweet } from "./schema.ts";
import { tombstoneReason } from "./tombstone.ts";

/** Undefined if the answer names no author, as it does when the account is gone or suspended. */
export function syndicationTweet(found: SyndicationTweet, readAt: string): Tweet | undefined {
  const quoted = relatedPost(found.quoted_tweet, found.quoted_status_id_str, readAt);
  const own = syndicationPost(found, readAt, quoted?.id);
  if (own === undefined) return undefined;
  const { post, endsInPostId } = own;
  const parent = relatedPost(found.parent, found.in_reply_to_status_id_str, readAt);
  const parentId = found.in_reply_to_status_id_str ?? parent?.id;
  const goesOn = parentId !== undefined && isOwnReply(found, parent);
  const knowsOfQuote =
    isPresent(found.quoted_tweet) || (found.quoted_status_id_str ?? endsInPostId) !== undefined;
  const missing: MissingPart[] = [...post.missing];
  if (quoted === undefined && knowsOfQuote) missing.push("quote");
  if (goesOn || isPresent(found.self_thread)) missing.push("thread");
  if (!goesOn && parentId !== undefined && parent === undefined) missing.push("reply-context");
  return {
    ...post,
    missing,
    ...omitUndefined({
      quoted,
      inReplyTo: inReplyTo(parentId, found),
      replyContext: goesOn ? undefined : parent,
      // They give no more of a thread than the post before.
      thread: goesOn && parent ? [parent, { kind: "found" as const, ...post }] : undefined,
    }),
    sources: [{ name: "syndication", readAt }],
  };
}

/** A quoted or answered post, or why it is not shown. Undefined if they do not say. */
function relatedPost(
  part: unknown,
  id: string | undefined,
  readAt: string,
): RelatedPost | undefined {
  const tombstone = SyndicationTombstone.safeParse(part);
  if (tombstone.success) {
    return { kind: "absent", ...omitUndefined({ id }), why: tombstoneReason(tombstone.data) };
  }
  const { data } = SyndicationTweet.safeParse(part);
  if (data === undefined || (id !== undefined && data.id_str !== id)) return undefined;
  const related = syndicationPost(data, readAt);
  return related === undefined
    ? { kind: "absent", id: data.id_str, why: "unavailable" }
    : { kind: "found", ...related.post };
}

const inReplyTo = (
  id: string | undefined,
  { in_reply_to_screen_name: handle }: SyndicationTweet,
): Tweet["inReplyTo"] => (id === undefined ? undefined : { id, ...omitUndefined({ handle }) });

/** Asks the answer first who is replied to, then the post that is replied to. */
function isOwnReply(
  { in_reply_to_screen_name, in_reply_to_user_id_str: userId, user }: SyndicationTweet,
  parent: RelatedPost | undefined,
): boolean {
  if (user === undefined) return false;
  if (userId !== undefined && user.id_str !== undefined) return userId === user.id_str;
  const answered = parent?.kind === "found" ? parent.author.handle : undefined;
  const handle = in_reply_to_screen_name ?? answered;
  return handle?.toLowerCase() === user.screen_name.toLowerCase();
}
