import type { Media, Tweet } from "@memory/shared/contracts/tweet";
import type { Card } from "./link-state.ts";
import { shorten } from "./shorten.ts";

/** UTF-16 units of tweet text that a reply has room for, all its links together. */
const textBudget = 3000;
const leastText = 40;

export function cardOf(tweet: Tweet, linkCount: number): Card {
  const count = (kind: Media["kind"]) => tweet.media.filter((media) => media.kind === kind).length;
  return {
    tweetId: tweet.id,
    url: tweet.url,
    handle: tweet.author.handle,
    name: shorten(tweet.author.name, 60),
    postedAt: tweet.postedAt,
    text: shorten(tweet.text, Math.max(leastText, Math.floor(textBudget / linkCount))),
    photos: count("photo"),
    videos: count("video"),
    gifs: count("gif"),
    quotedHandle: tweet.quoted?.kind === "found" ? tweet.quoted.author.handle : undefined,
    answersHandle: tweet.inReplyTo?.handle,
    missing: tweet.missing,
  };
}
