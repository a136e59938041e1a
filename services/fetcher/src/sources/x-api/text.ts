import type { TextLink } from "../../tweet/text/link-spans.ts";
import { tweetText } from "../../tweet/text/tweet-text.ts";
import type { XPost, XUrl } from "./schema.ts";

/** Prefers the note, which has the whole text and its own links; the post's `text` is cut. */
export function xText(post: XPost, quotedId: string | undefined) {
  const { note_tweet: note, display_text_range: range } = post;
  const urls = post.entities?.urls ?? [];
  if (note?.text === undefined) {
    return tweetText({
      text: post.text,
      range,
      rangeUnit: "code points",
      links: urls.map(linkOf),
      quotedId,
    });
  }
  const attached = urls.filter(isMediaLink).map((url) => ({ ...linkOf(url), indices: undefined }));
  return tweetText({
    text: note.text,
    range: range && [range[0], note.text.length],
    rangeUnit: "code points",
    links: [...(note.entities?.urls ?? []).map(linkOf), ...attached],
    quotedId,
  });
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
