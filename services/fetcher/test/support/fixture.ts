import { readFileSync } from "node:fs";
import type { SourceName } from "@memory/shared/contracts/tweet";

/** A body of our own in the source's shape. */
export const fixture = (source: SourceName, tweetId: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../fixtures/${source}/${tweetId}.json`, import.meta.url), "utf8"),
  );
