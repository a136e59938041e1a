/** The texts of /list and of what all lists share. Messages are Telegram's HTML. */
export type ListWords = {
  /** The head of the list. */
  readonly title: string;
  /** The answer to whoever keeps nothing yet. */
  readonly empty: string;
  /** How many links are kept whose tweets could not be read yet. */
  readonly pending: (count: number) => string;
  readonly more: (count: number) => string;
  readonly newer: string;
  readonly older: string;
  /** The answer in a group, where everybody would see the list. */
  readonly inPrivate: string;
  readonly openPrivate: string;
  /** Stands where a tweet has no words. */
  readonly noWords: string;
  /** The day, in UTC, of a moment in ISO-8601. */
  readonly formatDay: (iso: string) => string;
};
