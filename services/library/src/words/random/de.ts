import type { RandomWords } from "./words.ts";

/** German. */
export const randomDe: RandomWords = {
  another: "🎲 Noch einer",
  only: "Das ist der einzige Tweet, den du aufhebst.",
};
