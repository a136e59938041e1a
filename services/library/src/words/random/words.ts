/** The texts of /random: a button, and what is shown over it, in at most 200 characters. */
export type RandomWords = {
  readonly another: string;
  /** There is no other tweet to show. */
  readonly only: string;
};
