import { readFileSync } from "node:fs";

/** A body of our own in the source's shape. */
export const fixture = (source: "syndication" | "fxtwitter", tweetId: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../fixtures/${source}/${tweetId}.json`, import.meta.url), "utf8"),
  );
