import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { MissingPart, RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import { fxAuthor, fxPost, fxRelatedPost } from "./post.ts";
import { FxStatus, FxTombstone } from "./schema.ts";
import { fxChain } from "./thread.ts";
import type { FxThread } from "./thread-schema.ts";

/** `thread` is empty if it was not requested, or if they could not read it. */
export function fxTweet(status: FxStatus, thread: FxThread, readAt: string): Tweet {
  const quoted = quotedPost(status, readAt);
  const { post, endsInPostId } = fxPost(status, readAt, quoted?.id);
  const chain = fxChain(status, thread, readAt);
  const { replying_to: parent, reposted_by: reposter } = status;
  const knowsOfQuote = isPresent(status.quote) || endsInPostId !== undefined;
  const missing: MissingPart[] = [...post.missing];
  if (quoted === undefined && knowsOfQuote) missing.push("quote");
  if (chain.isCut) missing.push("thread");
  if (parent !== undefined && !isOwnReply(status) && chain.answered === undefined) {
    missing.push("reply-context");
  }
  return {
    ...post,
    missing,
    ...omitUndefined({
      quoted,
      inReplyTo: parent && { id: parent.status, ...omitUndefined({ handle: parent.screen_name }) },
      replyContext: chain.answered,
      thread: chain.posts && [...chain.posts],
      repostedBy: reposter && fxAuthor(reposter),
    }),
    sources: [{ name: "fxtwitter", readAt }],
  };
}

const isOwnReply = ({ replying_to: parent, author }: FxStatus): boolean =>
  parent?.screen_name?.toLowerCase() === author.screen_name.toLowerCase();

function quotedPost({ quote }: FxStatus, readAt: string): RelatedPost | undefined {
  const { data } = FxStatus.or(FxTombstone).safeParse(quote);
  return data === undefined ? undefined : fxRelatedPost(data, readAt);
}

const isPresent = (part: unknown): boolean => part !== undefined && part !== null;
