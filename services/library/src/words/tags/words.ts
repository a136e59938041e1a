/** The texts about all tags of a person. Plain text, but for `none` and `unknown`, which are HTML. */
export type TagsWords = {
  readonly title: (count: number) => string;
  /** Of the list of tags that only one tweet has. */
  readonly titleOnce: (count: number) => string;
  readonly none: string;
  readonly hint: string;
  /** On the buttons from one list to the other. */
  readonly once: (count: number) => string;
  readonly whole: string;
  /** No tweet has such a tag. Also shown over a button. */
  readonly unknown: string;
  readonly tweets: (count: number) => string;
  readonly askName: string;
  /** In the field where the name is written: at most 64 characters. */
  readonly nameHint: string;
  readonly askRemove: (tag: string, count: number) => string;
  readonly renamed: (tag: string, by: string, count: number) => string;
  readonly removed: (tag: string, count: number) => string;
  readonly buttons: Readonly<Record<"show" | "rename" | "remove" | "yesRemove" | "back", string>>;
};
