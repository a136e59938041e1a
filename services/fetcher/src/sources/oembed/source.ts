import { Name } from "@memory/shared/contracts/bounded";
import { z } from "zod";
import { absent } from "../absent.ts";
import { isSameId, judge, type Rule, rule } from "../http/rules.ts";
import type { SourceDefinition } from "../source.ts";
import { Oembed } from "./schema.ts";
import { oembedTweet } from "./tweet.ts";

/**
 * X's oEmbed API: text, author and language of a post, without media and with a note's text cut.
 */
export const oembed: SourceDefinition = {
  name: "oembed",
  title: "oEmbed",
  operator: "x",
  root: "https://publish.x.com",
  rootVariable: "OEMBED_API_ROOT",
  limits: { perSecond: 1, burst: 1, inFlight: 1 },
  // It is only asked for tweets that no other source shows.
  gives: [],
  evidence: { denials: "needs-canary" },
  create: (ask) => async (tweetId, signal) => {
    const query = new URLSearchParams({
      url: `https://x.com/i/status/${tweetId}`,
      omit_script: "1",
      dnt: "true",
      hide_thread: "1",
      lang: "en",
    });
    const answer = await ask({ path: `/oembed?${query}`, tweetId, signal });
    return judge("oembed", rules, answer, { tweetId, readAt: answer.readAt });
  },
};

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
