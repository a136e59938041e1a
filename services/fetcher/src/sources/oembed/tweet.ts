import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { MissingPart, Tweet } from "@memory/shared/contracts/tweet";
import { languageOf } from "../../tweet/language.ts";
import { postedAt } from "../../tweet/posted-at.ts";
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
  if (isCut(quote.text)) missing.push("text");
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

/**
 * A note is cut with an ellipsis, at times followed by a link to the rest. In a text of under 100
 * characters the ellipsis is the author's own.
 */
const isCut = (text: string): boolean =>
  text.length >= shortestCut && /…(?:\s*https?:\/\/t\.co\/\w+)?$/.test(text);
const shortestCut = 100;
