/** The texts of /search. Plain text: rendering escapes it. */
export type SearchWords = {
  /** Which of the hits are shown. */
  readonly range: (from: number, to: number, total: number) => string;
  readonly nothing: string;
  /** The search was given up. */
  readonly tooLong: string;
  /** How many hits there would be without a part of the query. */
  readonly without: (typed: string, total: number) => string;
  /** A button that searches without that part. */
  readonly dropIt: (typed: string) => string;
  /** A button that searches for a word that is near to one that was typed. */
  readonly nearest: (word: string) => string;
  /** What can be typed, when nothing was found. */
  readonly hint: string;
  /** Shown over a button whose message does not tell any more what was searched for. */
  readonly lost: string;
};
