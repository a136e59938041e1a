/** The texts about the tags and the note of one tweet. HTML, but for `panel`, `note` and `buttons`, which are plain. */
export type LabelsWords = {
  /** A command about a tweet names none. */
  readonly whichTweet: string;
  /** The message replied to shows more than one. */
  readonly several: string;
  readonly notKept: string;
  /** In a group, where neither tags nor note are shown. */
  readonly labelled: string;
  readonly panel: { readonly title: string; readonly none: string; readonly hint: string };
  readonly note: {
    readonly title: string;
    readonly ask: string;
    /** Below the note that is there. */
    readonly askAnew: string;
    /** In the field where the note is written: at most 64 characters. */
    readonly hint: string;
    readonly removed: string;
  };
  readonly buttons: Readonly<Record<"tag" | "note" | "removeNote", string>>;
};
