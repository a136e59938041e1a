/** Finds what a person keeps. */
export type Search = {
  /** The hits of whatever was typed, the best first, of equal ones the newest. An empty text finds all. */
  find(userId: string, text: string, page: Page): Promise<SearchResult>;
};

export type Page = { readonly offset: number; readonly limit: number };
export type SearchResult = {
  readonly hits: readonly {
    readonly tweetId: string;
    /** Folded words that may stand in its texts. */
    readonly words: readonly string[];
  }[];
  /** How many there are in all. */
  readonly total: number;
  /** Only when there are no hits: how many there would be without a term that excludes all of them. */
  readonly without?: { readonly typed: string; readonly total: number };
  /** Only when there are no hits: a word of the library near to one that it does not hold. */
  readonly nearest?: { readonly typed: string; readonly word: string };
};
