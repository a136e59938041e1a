/** The texts of the weekly memory, in one language. */
export type MemoryWords = {
  /** Above the tweet, in Telegram's HTML. */
  readonly head: string;
  /** The button that ends it. */
  readonly stop: string;
  /** Shown over the button, in at most 200 characters. */
  readonly stopped: string;
};
