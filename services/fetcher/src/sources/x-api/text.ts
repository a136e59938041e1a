import { comparable } from "../../tweet/text/comparable.ts";
import { decodeEntities } from "../../tweet/text/decode-entities.ts";
import type { TextLink } from "../../tweet/text/link-spans.ts";
import { type RawText, type ReadText, tweetText } from "../../tweet/text/tweet-text.ts";
import type { XPost, XUrl } from "./schema.ts";

/** Prefers the note, which has the whole text and its own links; the post's `text` is cut. */
export function xText(post: XPost, attached: Pick<RawText, "quotedId" | "hasMedia">): ReadText {
  const { note_tweet: note, display_text_range: range } = post;
  const urls = post.entities?.urls ?? [];
  if (note?.text === undefined) {
    return tweetText({
      text: post.text,
      isEscaped: true,
      range,
      rangeUnit: "code points",
      links: urls.map(linkOf),
      ...attached,
    });
  }
  const ownMedia = urls.filter(isMediaLink).map((url) => ({ ...linkOf(url), indices: undefined }));
  const read = tweetText({
    text: note.text,
    isEscaped: isEscapedNote(note.text, post.text),
    range: range && [range[0], note.text.length],
    rangeUnit: "code points",
    links: [...(note.entities?.urls ?? []).map(linkOf), ...ownMedia],
    ...attached,
  });
  return { ...read, isWhole: read.isWhole && !isShorter(note.text, post.text) };
}

/** Whether the note is cut even before the place where the post's own text is. */
function isShorter(note: string, cutText: string): boolean {
  const beginning = comparable(decodeEntities(cutText)).replace(/\s*…$/, "");
  const noted = comparable(decodeEntities(note)).replace(/\s*…$/, "");
  return noted.length < beginning.length && beginning.startsWith(noted);
}

/**
 * X stores notes unescaped. Whether its API escapes them is not documented, but the post's own text,
 * which is escaped and cut, tells: an escaped note begins with the same characters.
 */
function isEscapedNote(note: string, cutText: string): boolean {
  const beginning = cutText.replace(/\s*…?(?:\s*https?:\/\/t\.co\/\w+)*\s*$/, "");
  return /&(?:amp|lt|gt);/.test(beginning) && note.startsWith(beginning);
}

export const isMediaLink = ({ media_key, display_url = "" }: XUrl): boolean =>
  media_key !== undefined || /^pic\.(?:x|twitter)\.com\//.test(display_url);

const linkOf = (entity: XUrl): TextLink => {
  const { url, expanded_url, start, end } = entity;
  return {
    kind: isMediaLink(entity) ? "media" : "url",
    literal: url,
    expanded: expanded_url,
    indices: start === undefined || end === undefined ? undefined : [start, end],
  };
};
