import { Name, Url } from "@memory/shared/contracts/bounded";
import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { AbsenceReason, MissingPart, Tweet } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import type { Lookup, TweetSource } from "../../ports.ts";
import { languageOf } from "../../tweet/language.ts";
import { postedAt } from "../../tweet/posted-at.ts";
import { type Ask, createAsk } from "../http/ask.ts";
import { isSameId, judge, type Rule, rule } from "../http/rules.ts";
import { readBlockquote } from "./html.ts";

export const oembedRoot = "https://publish.x.com";

/** X's oEmbed: text, author and language of a post, with no media and a note cut short. */
export const oembed = (ask: Ask): TweetSource => ({
  name: "oembed",
  operator: "x",
  async find(tweetId, signal) {
    const query = new URLSearchParams({
      url: `https://x.com/i/status/${tweetId}`,
      omit_script: "1",
      dnt: "true",
      hide_thread: "1",
      lang: "en",
    });
    const answer = await ask({ path: `/oembed?${query}`, what: `tweet ${tweetId}`, signal });
    return judge("oembed", rules, answer, { tweetId, readAt: answer.readAt });
  },
});

export function createOembed(root: string): TweetSource & { close(): Promise<void> } {
  const { ask, close } = createAsk("oembed", root);
  return { ...oembed(ask), close };
}

const Oembed = z.object({
  url: Url.transform((url, context) => {
    const [, handle, id] = permalink.exec(url) ?? [];
    if (handle !== undefined && id !== undefined) return { handle, id };
    context.addIssue({ code: "custom", message: "names no post" });
    return z.NEVER;
  }),
  author_name: Name,
  html: z.string().max(50_000),
});
const permalink = /^https?:\/\/(?:x|twitter)\.com\/(\w{1,50})\/status\/(\d{1,20})(?:[/?#]|$)/;

const absent = (why: AbsenceReason, evidence: "strong" | "weak"): Lookup => ({
  kind: "absent",
  why,
  evidence,
});

const rules: readonly Rule[] = [
  rule(200, Oembed, (found, { tweetId, readAt }) => {
    if (!isSameId(found.url.id, tweetId)) return undefined;
    const tweet = oembedTweet(found, readAt);
    return tweet === undefined ? undefined : { kind: "found", tweet };
  }),
  rule(403, z.object({ error: Name.regex(/not authorized/i) }), () =>
    absent("protected", "strong"),
  ),
  rule(404, "any body", () => absent("unavailable", "weak")),
];

/** The day it names is no time: only an id that tells the exact one gives a date. */
function oembedTweet(
  { url: { id, handle }, author_name: name, html }: z.output<typeof Oembed>,
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

/** A note ends in an ellipsis, at times with a link to the rest behind it; a short text with one is its author's. */
const isCut = (text: string): boolean =>
  text.length >= shortestCut && /…(?:\s*https?:\/\/t\.co\/\w+)?$/.test(text);
const shortestCut = 100;
