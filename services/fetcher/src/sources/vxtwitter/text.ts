import type { TextLink } from "../../tweet/text/link-spans.ts";
import { tweetText } from "../../tweet/text/tweet-text.ts";
import type { VxTweet } from "./schema.ts";

const longestShortText = 280;
const linkLength = 23;
const maxLinks = 200;

/**
 * Their text has its links expanded and the media links dropped, but the quoted post's link is
 * still in it. The text of a note is escaped, any other text is decoded.
 */
export function vxText(found: VxTweet, quotedId: string | undefined) {
  const own = withoutReplyMention(found);
  const text = isNote(own) ? own : own.replaceAll("&", "&amp;");
  const links = [...text.matchAll(/https?:\/\/\S+/g)].slice(0, maxLinks).map(
    ({ 0: literal }): TextLink => ({
      kind: "url",
      literal,
      expanded: isNote(own) ? literal : literal.replaceAll("&amp;", "&"),
    }),
  );
  return tweetText({ text, rangeUnit: "utf-16", links, quotedId });
}

/** Removes the mention of the author who is replied to, which X does not show in the text. */
function withoutReplyMention({ text, replyingTo, replyingToID }: VxTweet): string {
  const [mention = "", handle] = /^[@＠](\w+)\s+/.exec(text) ?? [];
  const isReply = replyingToID !== undefined && handle?.toLowerCase() === replyingTo?.toLowerCase();
  return isReply ? text.slice(mention.length) : text;
}

/**
 * Only the length tells: a text of more than 280 characters is a note. As on X, a link counts as 23
 * characters and a reply's leading mentions do not count.
 */
const isNote = (text: string): boolean => {
  const counted = text
    .replace(/^(?:[@＠]\w+\s+)+/, "")
    .replace(/https?:\/\/\S+/g, "x".repeat(linkLength));
  if (counted.length <= longestShortText) return false;
  return [...new Intl.Segmenter().segment(counted)].length > longestShortText;
};
