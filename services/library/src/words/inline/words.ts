/** The texts of inline mode: buttons above the results, in plain text of at most 64 characters. */
export type InlineWords = {
  /** For whoever keeps nothing yet. */
  readonly empty: string;
  readonly nothing: string;
};
