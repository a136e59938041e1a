import { type TextLink, tweetText } from "../../tweet/tweet-text.ts";
import type { VxTweet } from "./schema.ts";

const longestShortText = 280;
const linkLength = 23;
const maxLinks = 200;

/**
 * Their text has its links expanded and the media's dropped. A quoted post's link is still there, and
 * the text of a note is still escaped, while any other is decoded.
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

/** X shows the mention that makes a post a reply beside the text, not in it. */
function withoutReplyMention({ text, replyingTo, replyingToID }: VxTweet): string {
  const [mention = "", handle] = /^[@＠](\w+)\s+/.exec(text) ?? [];
  const isReply = replyingToID !== undefined && handle?.toLowerCase() === replyingTo?.toLowerCase();
  return isReply ? text.slice(mention.length) : text;
}

/** Nothing says so but the length, of which X lets a link take 23 and a reply's mentions nothing. */
const isNote = (text: string): boolean => {
  const counted = text
    .replace(/^(?:[@＠]\w+\s+)+/, "")
    .replace(/https?:\/\/\S+/g, "x".repeat(linkLength));
  if (counted.length <= longestShortText) return false;
  return [...new Intl.Segmenter().segment(counted)].length > longestShortText;
};
