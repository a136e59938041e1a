/** The texts of /stats. Plain text, but for `none`, which is HTML. */
export type StatsWords = {
  readonly title: string;
  readonly none: string;
  readonly facts: Readonly<
    Record<"kept" | "complete" | "incomplete" | "pending" | "deleted", (count: number) => string>
  >;
  readonly months: string;
  readonly authors: string;
  /** The month of a moment in ISO-8601, in UTC. */
  readonly formatMonth: (iso: string) => string;
};
