import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { MissingPart, RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import { cutOriginal } from "../../tweet/text/cut-repost.ts";
import { vxAuthor, vxPost } from "./post.ts";
import { VxTweet } from "./schema.ts";

/**
 * For a repost, the original tweet, or as much of it as the repost's own text has if the answer does
 * not include it. Undefined if that text does not name the original's author.
 */
export function vxTweet(found: VxTweet, readAt: string): Tweet | undefined {
  const { data: original } = VxTweet.safeParse(found.retweet);
  const originalId =
    found.retweetURL === undefined ? original?.tweetID : repostedId(found.retweetURL);
  if (originalId === undefined) return tweetOf(found, readAt);
  const repostedBy = vxAuthor(found);
  if (original?.tweetID === originalId) return { ...tweetOf(original, readAt), repostedBy };
  const { text } = vxPost(found, readAt).post;
  const sources: Tweet["sources"] = [{ name: "vxtwitter", readAt }];
  return cutOriginal({ id: originalId, text, repostedBy, sources });
}

export const repostedId = (retweetUrl: string): string | undefined =>
  /\/status\/(\d{1,20})$/.exec(retweetUrl)?.[1];

function tweetOf(found: VxTweet, readAt: string): Tweet {
  const quoted = quotedPost(found, readAt);
  const { post, endsInPostId } = vxPost(found, readAt, quoted?.id);
  const knowsOfQuote = (found.qrtURL ?? found.qrt ?? endsInPostId ?? null) !== null;
  return {
    ...post,
    ...omitUndefined({ quoted, inReplyTo: inReplyTo(found) }),
    missing: [
      ...post.missing,
      ...(quoted === undefined && knowsOfQuote ? (["quote"] as const) : []),
      ...missingAround(found),
    ],
    sources: [{ name: "vxtwitter", readAt }],
  };
}

function quotedPost({ qrt }: VxTweet, readAt: string): RelatedPost | undefined {
  const { data } = VxTweet.safeParse(qrt);
  return data && { kind: "found", ...vxPost(data, readAt).post };
}

const inReplyTo = ({ replyingToID: id, replyingTo: handle }: VxTweet): Tweet["inReplyTo"] =>
  id === undefined ? undefined : { id, ...omitUndefined({ handle }) };

/** Of the post that is replied to, and of the author's own thread, they give only ids. */
function missingAround({ replyingToID, replyingTo, handle, ...found }: VxTweet): MissingPart[] {
  const isReply =
    replyingToID !== undefined ||
    (replyingTo !== undefined && (found.conversationID ?? found.tweetID) !== found.tweetID);
  if (!isReply) return [];
  const isOwn = replyingTo?.toLowerCase() === handle.toLowerCase();
  return isOwn && found.conversationID !== found.tweetID ? ["thread"] : ["reply-context"];
}
