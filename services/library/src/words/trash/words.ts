/** The texts about deleted tweets. Plain text, but for `none`, which is HTML. */
export type TrashWords = {
  readonly title: string;
  readonly none: string;
  readonly hint: string;
  /** `day` as `formatDay` gives it. */
  readonly deletedOn: (day: string) => string;
  readonly undo: string;
  readonly formatDay: (iso: string) => string;
};
