import { json, plain } from "../answer.ts";
import type { SourceStandIn } from "./source.ts";
import { vxTweet } from "./vxtwitter-tweet.ts";

/** The answer for every tweet that it cannot show, with status 200. */
const failure = plain(
  200,
  "text/html; charset=utf-8",
  '<!DOCTYPE html><html><head><meta property="og:description" content="Failed to scan your link! This may be due to an incorrect link, private/suspended account, deleted tweet, or recent changes to Twitter\'s API (Thanks, Elon!)." /></head></html>',
);

export const vxtwitter: SourceStandIn = {
  read({ path }) {
    const [, id] = /^\w+\/status\/(\d{1,20})$/.exec(path) ?? [];
    return id === undefined ? failure : { ids: [id] };
  },
  render: (sample) => (sample.kind === "tweet" ? json(200, vxTweet(sample)) : failure),
  unknown: () => failure,
  tooMany: plain(429, "text/plain; charset=utf-8", "Too Many Requests"),
  realUrl: (id) => `https://api.vxtwitter.com/i/status/${id}`,
};
