import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { MissingPart, Tweet } from "@memory/shared/contracts/tweet";
import { languageOf } from "../../tweet/language.ts";
import { postedAt } from "../../tweet/posted-at.ts";
import { endsInShortLink } from "../../tweet/text/ends-in-short-link.ts";
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
  if (isCut(quote.text) || endsInShortLink(quote.text)) missing.push("text");
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

/** A note is cut with an ellipsis. In a text of under 100 characters the ellipsis is the author's own. */
const isCut = (text: string): boolean => text.length >= shortestCut && text.endsWith("…");
const shortestCut = 100;
