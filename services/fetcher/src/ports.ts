import type { NotATweetReason } from "@memory/shared/contracts/link";
import type { AbsenceReason, MissingPart, SourceName, Tweet } from "@memory/shared/contracts/tweet";
import { RetryableError } from "@memory/shared/errors";

/**
 * What a source says about a tweet. "absent" is called a denial. Evidence is weak if the
 * source also answers so while it throttles us.
 */
export type Lookup =
  | { readonly kind: "found"; readonly tweet: Tweet }
  | {
      readonly kind: "absent";
      readonly why: AbsenceReason;
      readonly evidence: "strong" | "weak";
    };

/**
 * On whose behalf a source is asked, and how long the caller may wait for its turn under the source's own
 * limits, in milliseconds. People take turns; one who may not wait overtakes nobody.
 */
export type Turn = {
  readonly userId: string;
  readonly mayWaitMs: number;
  /** Comes after everybody who is not spare. */
  readonly isSpare?: boolean;
};

export const noWait: Turn = { userId: "nobody", mayWaitMs: 0 };

/** The source was not asked, because a limit or an open breaker forbids it to everybody for now. */
export class NotAskedError extends RetryableError {}

/** The source was not asked, because this caller's turn did not come in time. That of another may. */
export class NoTurnError extends NotAskedError {}

/** Time limit of one request to the outside, in milliseconds. */
export const tryMs = 4_000;

/** How far a source's answers can be believed. */
type SourceEvidence = {
  /**
   * - `reliable`: a denial is believed as it is.
   * - `needs-canary`: the source denies tweets that exist while it throttles us, so a weak denial is
   *   believed only while the source still shows a tweet that surely exists.
   * - `none`: the source answers "no such tweet" and "not now" alike, so it never denies a tweet, and
   *   a verdict does not wait for it while it fails.
   */
  readonly denials: "reliable" | "needs-canary" | "none";
  /**
   * Its own cache shows deleted tweets for ever, so another source's strong denial outweighs it.
   */
  readonly showsDeleted?: true;
};

/** What the code that asks several sources has to know about each. */
export type SourceTraits = {
  readonly name: SourceName;
  /** Who runs it. Sources of one operator count as one witness. */
  readonly operator: string;
  /** The parts of a tweet that it may have when another source lacks them. */
  readonly gives: readonly MissingPart[];
  readonly evidence: SourceEvidence;
};

/** A place that a tweet can be read from. */
export type TweetSource = SourceTraits & {
  /**
   * Throws a RetryableError when it cannot answer now; that is a NoTurnError if the turn did not come in
   * time, and a NotAskedError if nobody may ask it for now.
   */
  find(tweetId: string, signal: AbortSignal, turn: Turn): Promise<Lookup>;
};

/** What a t.co link leads to. */
export type Target =
  | { readonly kind: "tweet"; readonly tweetId: string }
  | { readonly kind: "not-a-tweet"; readonly why: NotATweetReason };

export type ShortLinks = {
  /** Throws a RetryableError when the target cannot be read now. */
  follow(url: string, signal: AbortSignal): Promise<Target>;
};

/** A source's response as it was sent, before it is interpreted. */
export type RecordedResponse = {
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  /** The JSON body; empty if the response was declared as another type. */
  readonly text: string;
  /** ISO-8601 UTC. */
  readonly readAt: string;
};

/** All responses that a source gave for one tweet, in the order of the requests. */
export type RecordedResponses = readonly RecordedResponse[];

/** What is kept of a source's responses about one tweet. Times are Unix milliseconds. */
export type KeptAnswers = {
  /** The latest responses that were not weak evidence. */
  readonly responses: RecordedResponses;
  /** Until this time they are used instead of asking again. */
  readonly freshUntil: number;
  /** Number of weak denials in a row since then. */
  readonly weakCount: number;
  /** Until this time the last weak denial is used instead of asking again. */
  readonly weakUntil: number;
};

/**
 * A cache of the sources' responses that all copies of the fetcher share. It never throws and never
 * blocks for long: while it is unavailable, the sources are asked.
 */
export type RawAnswers = {
  find(source: SourceName, tweetId: string): Promise<KeptAnswers | undefined>;
  keep(source: SourceName, tweetId: string, responses: RecordedResponses, freshUntil: number): void;
  /** Notes a weak denial and leaves the kept responses as they are. */
  keepWeak(source: SourceName, tweetId: string, weakCount: number, weakUntil: number): void;
};
