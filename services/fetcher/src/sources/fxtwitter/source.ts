import { z } from "zod";
import { absent } from "../absent.ts";
import type { Answer } from "../http/answer.ts";
import { isSameId, judge, type Rule, rule } from "../http/rules.ts";
import type { SourceDefinition } from "../source.ts";
import { FxStatus, FxTombstone } from "./schema.ts";
import { FxThread } from "./thread-schema.ts";
import { tombstoneReasons } from "./tombstone.ts";
import { fxTweet } from "./tweet.ts";

/** Version 2 of FxEmbed's API. It refuses requests without a User-Agent. */
export const fxTwitter: SourceDefinition = {
  name: "fxtwitter",
  title: "FxTwitter",
  operator: "fxembed",
  root: "https://api.fxtwitter.com",
  rootVariable: "FXTWITTER_API_ROOT",
  // The documented ceiling is 1,000 requests a minute.
  limits: { perSecond: 3, burst: 3, inFlight: 4 },
  // A post that belongs to a thread is sent twice, with its whole article.
  maxMegabytes: 4,
  gives: [
    "text",
    "quote",
    "media",
    "article",
    "thread",
    "poll",
    "reply-context",
    "card",
    "community-note",
  ],
  evidence: { denials: "needs-canary" },
  create: (ask) => async (tweetId, signal) => {
    const askFor = (kind: "thread" | "status") =>
      ask({ path: `/2/${kind}/${tweetId}`, tweetId, signal });
    // The thread route gives the post together with its author's thread, in one request.
    const thread = await askFor("thread");
    const answer = isUnknown(thread) ? await askFor("status") : thread;
    return judge("fxtwitter", rules, answer, { tweetId, readAt: answer.readAt });
  },
};

/** They do not know the post or the route. A tombstone, in contrast, is a definite answer. */
const isUnknown = ({ status, json }: Answer): boolean =>
  status === 404 && !z.object({ status: FxTombstone }).safeParse(json).success;

const rules: readonly Rule[] = [
  rule(
    200,
    z.object({ code: z.literal(200), status: FxStatus, thread: FxThread }),
    ({ status, thread }, { tweetId, readAt }) => {
      // The id of a repost is answered with the original post.
      const isAsked = isSameId(status.id, tweetId) || status.reposted_by !== undefined;
      return isAsked ? { kind: "found", tweet: fxTweet(status, thread, readAt) } : undefined;
    },
  ),
  rule(404, z.object({ code: z.literal(404), status: FxTombstone }), ({ status }, { tweetId }) => {
    if (status.id !== undefined && !isSameId(status.id, tweetId)) return undefined;
    const why = tombstoneReasons[status.reason];
    return absent(why, why === "unavailable" ? "weak" : "strong");
  }),
  // They send the same bytes for a missing post and while their own upstream is down.
  rule(404, z.object({ code: z.literal(404), status: z.null().optional() }), () =>
    absent("unavailable", "weak"),
  ),
  // A 401 without a code is about the User-Agent.
  rule(401, z.object({ code: z.literal(401) }), () => absent("protected", "strong")),
  // They refuse ids of one digit.
  rule(400, z.object({ code: z.literal(400) }), () => absent("unavailable", "weak")),
];
