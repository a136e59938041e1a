import type { Claim } from "@memory/archive/rows/claim";
import type { Place } from "@memory/shared/telegram/place";
import type { StoredTweet } from "./stored-tweet.ts";

export type TweetKey = { readonly userId: string; readonly tweetId: string };

/** What became of each tweet of a person. */
export type Claims = {
  find(key: TweetKey): Promise<Claim | undefined>;
  /** False when the claim does not stand any more as it is given here. */
  change(claim: Claim, change: Partial<Claim>): Promise<boolean>;
};

/** The kept tweets. Each row says which change of its claim wrote it; none yields to an older one. */
export type Shelf = {
  /** What stands at the claim's place, which may be another tweet of the same person. */
  find(claim: Claim): Promise<StoredTweet | undefined>;
  /** Puts it at the claim's place, as of the claim's change, if nothing stands there. */
  put(claim: Claim, tweet: StoredTweet): Promise<void>;
  /** Makes the tweet at the claim's place as new as the claim; false when it is not there, or newer. */
  touch(claim: Claim): Promise<boolean>;
  /** Takes the tweet away from that place if it is older than the claim. */
  remove(claim: Claim, timestamp: string): Promise<void>;
};

/** The deleted tweets, each at its claim's place or, where another has it, close behind. */
export type Trash = {
  find(claim: Claim): Promise<StoredTweet | undefined>;
  /** False when a row of a newer change is there. */
  put(claim: Claim, tweet: StoredTweet): Promise<boolean>;
  /** Takes the tweet's rows away that are older than the claim. */
  clear(claim: Claim): Promise<void>;
};

export type Archive = { readonly claims: Claims; readonly shelf: Shelf; readonly trash: Trash };

/** Where people read. Throws a RetryableError when Telegram cannot be reached now. */
export type Chat = {
  /** A message in HTML that answers another. A chat that takes no messages is passed over. */
  say(place: Place, html: string): Promise<void>;
  /** A short plain text over the button; false when Telegram waits for it no longer. */
  answerPress(queryId: string, text: string): Promise<boolean>;
};
