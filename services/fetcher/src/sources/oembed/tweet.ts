import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { MissingPart, Tweet } from "@memory/shared/contracts/tweet";
import { languageOf } from "../../tweet/language.ts";
import { postedAt } from "../../tweet/posted-at.ts";
import { hasUnreadLink } from "../../tweet/text/has-unread-link.ts";
import { isBeforeNotes } from "../../tweet/text/is-before-notes.ts";
import { readBlockquote } from "./html.ts";
import type { Oembed } from "./schema.ts";

/**
 * The time comes from the id alone, because the HTML names only a day. Undefined if the HTML has no
 * blockquote.
 */
export function oembedTweet(
  { url: { id, handle }, author_name: name, html }: Oembed,
  readAt: string,
): Tweet | undefined {
  const quote = readBlockquote(html);
  if (quote === undefined) return undefined;
  const missing: MissingPart[] = [];
  // They cut a note, at times with an ellipsis, so only a post that cannot be a note is surely whole.
  if (!quote.isClosed || !isBeforeNotes(id) || hasUnreadLink(quote.text)) missing.push("text");
  if (quote.showsMedia) missing.push("media");
  return {
    id,
    url: `https://x.com/${handle}/status/${id}`,
    author: { handle, name },
    text: quote.text,
    media: [],
    missing,
    ...omitUndefined({ postedAt: postedAt(id), language: languageOf(quote.language) }),
    sources: [{ name: "oembed", readAt }],
  };
}
