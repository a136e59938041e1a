import { seeded } from "@memory/testing/mutate";

export type Random = ReturnType<typeof createRandom>;

/** Random choices that are the same for the same seed. */
export function createRandom(seed: number) {
  const next = seeded(seed);
  return {
    /** True with that probability. */
    chance: (probability: number): boolean => next() < probability,
    /** A whole number from `least` to `most`. */
    between: (least: number, most: number): number =>
      least + Math.floor(next() * (most - least + 1)),
    pick<T>(choices: readonly T[]): T {
      const chosen = choices[Math.floor(next() * choices.length)];
      if (chosen === undefined) throw new Error("there is nothing to choose from");
      return chosen;
    },
    /** One of the choices, with a probability in proportion to its weight. */
    weighted<T extends { readonly weight: number }>(choices: readonly T[]): T {
      let left = next() * choices.reduce((sum, { weight }) => sum + weight, 0);
      for (const choice of choices) {
        left -= choice.weight;
        if (left < 0) return choice;
      }
      throw new Error("there is nothing to choose from");
    },
  };
}
