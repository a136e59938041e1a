import type { RandomWords } from "./words.ts";

/** English. */
export const randomEn: RandomWords = {
  another: "🎲 Another one",
  only: "This is the only tweet that you keep.",
};
