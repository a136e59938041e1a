import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { MissingPart, RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import { cutOriginal } from "../../tweet/text/cut-repost.ts";
import { decodeEntities } from "../../tweet/text/decode-entities.ts";
import { xAuthor, xPost } from "./post.ts";
import { problemOfRelated } from "./problems.ts";
import type { XBody, XPost } from "./schema.ts";

/**
 * The post with what belongs to it. For a repost, whose own text is cut, the original, or as much of it
 * as that text has. Undefined if the answer lacks the author.
 */
export function xTweet(found: XPost, body: XBody, readAt: string): Tweet | undefined {
  const repostedId = referenced(found, "retweeted");
  if (repostedId === undefined) return tweetOf(found, body, readAt);
  const original = included(repostedId, body);
  const tweet = original && tweetOf(original, body, readAt);
  const repostedBy = xAuthor(found.author_id, body);
  if (tweet !== undefined) return { ...tweet, ...omitUndefined({ repostedBy }) };
  const text = decodeEntities(found.text);
  const sources: Tweet["sources"] = [{ name: "x-api", readAt }];
  return cutOriginal({ id: repostedId, text, repostedBy, sources });
}

function tweetOf(found: XPost, body: XBody, readAt: string): Tweet | undefined {
  const quotedId = referenced(found, "quoted");
  const quoted = related(quotedId, body, readAt);
  const own = xPost(found, body, readAt, quoted && quotedId);
  if (own === undefined) return undefined;
  const { post, endsInPostId } = own;
  const parentId = referenced(found, "replied_to");
  const parent = related(parentId, body, readAt);
  const isReply = parentId !== undefined || isWithinConversation(found);
  const goesOn = isReply && isOwnReply(found, parent);
  const missing: MissingPart[] = [...post.missing];
  if (quoted === undefined && (quotedId ?? endsInPostId) !== undefined) missing.push("quote");
  if (goesOn) missing.push("thread");
  if (!goesOn && isReply && parent === undefined) missing.push("reply-context");
  return {
    ...post,
    missing,
    ...omitUndefined({
      quoted,
      inReplyTo: parentId === undefined ? undefined : inReplyTo(parentId, found, body),
      replyContext: goesOn ? undefined : parent,
      // One request gives no more of a thread than the post before.
      thread: goesOn && parent ? [parent, { kind: "found" as const, ...post }] : undefined,
    }),
    sources: [{ name: "x-api", readAt }],
  };
}

function isOwnReply(
  { author_id: id, in_reply_to_user_id: answered }: XPost,
  parent: RelatedPost | undefined,
): boolean {
  const other = answered ?? (parent?.kind === "found" ? parent.author.id : undefined);
  return id !== undefined && id === other;
}

/**
 * Whether the post answers one that is not named. A post that only begins with a mention names a user,
 * but begins its own conversation.
 */
const isWithinConversation = ({ id, ...found }: XPost): boolean =>
  found.in_reply_to_user_id !== undefined &&
  found.conversation_id !== undefined &&
  ![id, ...found.edit_history_tweet_ids].includes(found.conversation_id);

const inReplyTo = (id: string, found: XPost, body: XBody): NonNullable<Tweet["inReplyTo"]> => ({
  id,
  ...omitUndefined({ handle: xAuthor(found.in_reply_to_user_id, body)?.handle }),
});

function related(id: string | undefined, body: XBody, readAt: string): RelatedPost | undefined {
  if (id === undefined) return undefined;
  const found = included(id, body);
  const shown = found && xPost(found, body, readAt);
  if (shown !== undefined) return { kind: "found", ...shown.post };
  const why = problemOfRelated(body.errors, id);
  return why && { kind: "absent", id, why };
}

const included = (id: string, { includes }: XBody): XPost | undefined =>
  includes.tweets.find((post) => post.id === id);

const referenced = (
  { referenced_tweets }: XPost,
  type: XPost["referenced_tweets"][number]["type"],
): string | undefined => referenced_tweets.find((reference) => reference.type === type)?.id;
