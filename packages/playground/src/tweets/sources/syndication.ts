import { json, plain } from "../answer.ts";
import type { SampleAbsence } from "../samples/sample.ts";
import type { SourceStandIn } from "./source.ts";
import { syndicationTweet } from "./syndication-tweet.ts";

const html = "text/html;charset=utf-8";

export const syndication: SourceStandIn = {
  read({ path, query: { id = "", token = "" } }) {
    if (path !== "tweet-result") return plain(404, html, "<html>X / ?</html>");
    if (!/^\d{1,19}$/.test(id) || BigInt(id) >= 2n ** 63n)
      return json(400, { error: "Bad request." });
    return token === "" ? json(200, {}) : { ids: [id] };
  },
  render: (sample) =>
    json(200, sample.kind === "tweet" ? syndicationTweet(sample) : tombstone(sample)),
  unknown: () => plain(404, html, "<html>X / ?</html>"),
  tooMany: plain(429, "text/plain;charset=utf-8", "Rate limit exceeded"),
  realUrl: (id, { query: { token = "" } }) =>
    `https://cdn.syndication.twimg.com/tweet-result?id=${id}&token=${encodeURIComponent(token)}&lang=en`,
};

const words: Record<SampleAbsence["why"], string> = {
  deleted: "This Post was deleted by the Post author. Learn more",
  protected:
    "You’re unable to view this Post because this account owner limits who can view their Posts. Learn more",
};

function tombstone({ why }: SampleAbsence) {
  const text = words[why];
  const from_index = text.indexOf("Learn more");
  const ref = {
    __typename: "TimelineUrl",
    url: "https://help.twitter.com/rules-and-policies/notices-on-twitter",
    url_type: "ExternalUrl",
  };
  return {
    __typename: "TweetTombstone",
    tombstone: {
      text: { text, entities: [{ from_index, to_index: text.length, ref }], rtl: false },
    },
  };
}
