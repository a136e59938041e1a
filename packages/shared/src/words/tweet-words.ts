import type { AbsenceReason, MissingPart } from "../contracts/tweet.ts";

/** What store's replies and library's answers call the same things of a tweet, in one language. */
export type TweetWords = {
  /** After the name of a tweet. Who deleted it is not known. */
  readonly absences: Readonly<Record<AbsenceReason, string>>;
  /** A part that is missing, within a sentence. */
  readonly partNames: Readonly<Record<MissingPart, string>>;
};
