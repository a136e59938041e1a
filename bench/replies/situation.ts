/** What a person reads: the text without markup, and the captions of the buttons, row by row. */
export type Read = { readonly text: string; readonly buttons?: readonly (readonly string[])[] };

export type Situation = {
  /** What happened, in plain words. */
  readonly when: string;
  readonly read: Read;
};

export type Chapter = { readonly title: string; readonly situations: readonly Situation[] };
