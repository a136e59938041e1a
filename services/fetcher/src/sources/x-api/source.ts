import { absent } from "../absent.ts";
import { isSameId, judge, type Rule, rule } from "../http/rules.ts";
import type { SourceDefinition } from "../source.ts";
import { connectXApi } from "./connect.ts";
import { problemOfAsked } from "./problems.ts";
import { postsPath } from "./query.ts";
import { XBody } from "./schema.ts";
import { xTweet } from "./tweet.ts";

/** Version 2 of X's own API. X charges for each post, and its denials are reliable. */
export const xApi: SourceDefinition = {
  name: "x-api",
  title: "X API",
  operator: "x",
  root: "https://api.x.com",
  rootVariable: "X_API_ROOT",
  token: { variable: "X_BEARER_TOKEN", connect: connectXApi },
  limits: undefined,
  gives: ["text", "quote", "media", "article", "poll", "reply-context", "card"],
  evidence: { denials: "reliable" },
  create: (ask) => async (tweetId, signal) => {
    // X refuses a whole batch for one id that is out of range.
    const number = BigInt(tweetId);
    if (number < 1n || number >= 2n ** 63n) return absent("unavailable", "weak");
    const id = String(number);
    const answer = await ask({ path: postsPath([id]), tweetId: id, signal });
    return judge("x-api", rules, answer, { tweetId, readAt: answer.readAt });
  },
};

const rules: readonly Rule[] = [
  rule(200, XBody, (body, { tweetId, readAt }) => {
    const found = body.data.find(({ id }) => isSameId(id, tweetId));
    if (found?.withheld?.copyright) return absent("withheld", "strong");
    const tweet = found && xTweet(found, body, readAt);
    if (tweet !== undefined) return { kind: "found", tweet };
    const why = problemOfAsked(body.errors, tweetId);
    return why && absent(why, "strong");
  }),
];
