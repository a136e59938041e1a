import type { TextLink } from "../../tweet/text/link-spans.ts";
import { tweetText } from "../../tweet/text/tweet-text.ts";
import type { VxTweet } from "./schema.ts";

const maxLinks = 200;

/**
 * Their text has its links expanded and the media links dropped, but the quoted post's link is
 * still in it. It is not escaped: they decode a short text, and a note was never escaped.
 */
export function vxText(found: VxTweet, quotedId: string | undefined) {
  const text = withoutReplyMention(found);
  const links = [...text.matchAll(/https?:\/\/\S+/g)]
    .slice(0, maxLinks)
    .map(({ 0: literal }): TextLink => ({ kind: "url", literal, expanded: literal }));
  return tweetText({ text, isEscaped: false, rangeUnit: "utf-16", links, quotedId });
}

/** Removes the mention of the author who is replied to, which X does not show in the text. */
function withoutReplyMention({ text, replyingTo, replyingToID }: VxTweet): string {
  const [mention = "", handle] = /^[@＠](\w+)\s+/.exec(text) ?? [];
  const isReply = replyingToID !== undefined && handle?.toLowerCase() === replyingTo?.toLowerCase();
  return isReply ? text.slice(mention.length) : text;
}
