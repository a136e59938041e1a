import type { RandomWords } from "./words.ts";

/** Spanish. */
export const randomEs: RandomWords = {
  another: "🎲 Otro",
  only: "Es el único tuit que guardas.",
};
