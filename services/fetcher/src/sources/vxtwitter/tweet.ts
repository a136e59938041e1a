import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { MissingPart, RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import { vxAuthor, vxPost } from "./post.ts";
import { VxTweet } from "./schema.ts";

/** For a repost, the original tweet; undefined if the answer does not include it. */
export function vxTweet(found: VxTweet, readAt: string): Tweet | undefined {
  if (found.retweetURL === undefined) return tweetOf(found, readAt);
  const { data: original } = VxTweet.safeParse(found.retweet);
  if (original === undefined || original.tweetID !== repostedId(found.retweetURL)) return undefined;
  return { ...tweetOf(original, readAt), repostedBy: vxAuthor(found) };
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
  if (replyingToID === undefined) return [];
  const isOwn = replyingTo?.toLowerCase() === handle.toLowerCase();
  return isOwn && found.conversationID !== found.tweetID ? ["thread"] : ["reply-context"];
}
