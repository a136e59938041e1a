import type { Claim } from "@memory/archive/rows/claim";
import type { SearchedClaim, SearchedItem } from "./index/document.ts";

export type ChangedClaim = Pick<Claim, "TweetID" | "State" | "ChangedAt">;
export type Searched = { readonly claim: SearchedClaim; readonly item: SearchedItem };

/** The tables, as far as search files are built from them. */
export type Source = {
  /** When the person last had everything forgotten; undefined if never. */
  forgottenAt(userId: string): Promise<string | undefined>;
  /** The claims that were changed since then, or all, the oldest change first. */
  changedSince(
    userId: string,
    changedAt: string | undefined,
  ): AsyncIterable<readonly ChangedClaim[]>;
  /** Those of the tweets that are kept, as they are now. */
  openAll(userId: string, tweetIds: readonly string[]): Promise<readonly Searched[]>;
};
