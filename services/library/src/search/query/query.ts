/** Things that a tweet can have, for `has:`. */
export const havings = ["photo", "video", "thread", "quote", "link", "poll"] as const;
export type Having = (typeof havings)[number];

/** One condition of a query. All texts are folded. */
export type Condition =
  /**
   * Words in any field. Unless `isExact` (they stood in quotation marks), beginnings and parts of
   * words and misspelled words match too.
   */
  | { readonly kind: "words"; readonly text: string; readonly isExact: boolean }
  | { readonly kind: "from" | "tag" | "lang" | "in"; readonly text: string }
  | { readonly kind: "has"; readonly what: Having }
  /** When the tweet was posted: from `from` on, before `until`; ISO-8601 prefixes that sort as text. */
  | { readonly kind: "time"; readonly from?: string; readonly until?: string }
  | { readonly kind: "is"; readonly what: "incomplete" | "gone" };

export type Term = {
  readonly condition: Condition;
  readonly isNegated: boolean;
  /** As it was typed. */
  readonly typed: string;
};

/** All groups must match; in a group one term is enough. An empty query matches everything. */
export type Query = readonly (readonly Term[])[];
