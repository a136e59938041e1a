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
  /** It has one answer for "there is none" and for "not now", so its failures hold up no verdict. */
  readonly deniesNothing?: true;
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

/** A source's answer as it was sent, before anything is made of it. */
export type TapedAnswer = {
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  /** JSON, or empty where the answer was declared as something else. */
  readonly text: string;
  /** ISO-8601 UTC. */
  readonly readAt: string;
};

/** All that a source was asked and answered for one tweet. */
export type Tape = readonly TapedAnswer[];

/** What is kept of a source's answers about one tweet. Times are Unix milliseconds. */
export type KeptAnswers = {
  /** The last ones that were no weak evidence. */
  readonly tape: Tape;
  /** They need not be asked for again before. */
  readonly freshUntil: number;
  /** Weak negatives in a row since then, the last of them believed until. */
  readonly weakCount: number;
  readonly weakUntil: number;
};

/**
 * What the sources answered, shared by all copies of the fetcher. Never throws and is never waited for
 * long: without it the sources are asked.
 */
export type RawAnswers = {
  find(source: SourceName, tweetId: string): Promise<KeptAnswers | undefined>;
  keep(source: SourceName, tweetId: string, tape: Tape, freshUntil: number): void;
  /** Leaves the kept answers as they are. */
  keepWeak(source: SourceName, tweetId: string, weakCount: number, weakUntil: number): void;
};
