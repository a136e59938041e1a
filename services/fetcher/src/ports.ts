import type { NotATweetReason } from "@memory/shared/contracts/link";
import type { AbsenceReason, SourceName, Tweet } from "@memory/shared/contracts/tweet";

/** What a source says of a tweet. Weak evidence is an answer that a throttled source gives as well. */
export type Lookup =
  | { readonly kind: "found"; readonly tweet: Tweet }
  | {
      readonly kind: "absent";
      readonly why: AbsenceReason;
      readonly evidence: "strong" | "weak";
    };

/** How long one question to the outside may take. */
export const tryMs = 4_000;

/** Somewhere a tweet can be read from. */
export type TweetSource = {
  readonly name: SourceName;
  /** Who runs it: two sources of one operator are one witness. */
  readonly operator: string;
  /**
   * Throws a RetryableError when it cannot answer now. Where a place at the source has to be waited
   * for, `mayWaitMs` bounds that.
   */
  find(tweetId: string, signal: AbortSignal, mayWaitMs: number): Promise<Lookup>;
};

/** What a t.co link leads to. */
export type Target =
  | { readonly kind: "tweet"; readonly tweetId: string }
  | { readonly kind: "not-a-tweet"; readonly why: NotATweetReason };

export type ShortLinks = {
  /** Throws a RetryableError when it cannot be told now. */
  follow(url: string, signal: AbortSignal): Promise<Target>;
};
