/** The texts of what is told once a month to who watches for last copies, in one language. */
export type LastCopiesWords = {
  /** In Telegram's HTML. */
  readonly digest: (count: number) => string;
  /** The button that shows all tweets that are gone at their source. */
  readonly show: string;
};
