/** Random numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const junk: unknown[] = [
  null,
  "",
  "\ud800",
  "👩‍👩‍👧".repeat(50),
  "&amp;lt;https://t.co/x",
  -1,
  1e308,
  2 ** 53,
  true,
  [],
  {},
  [[[[[[]]]]]],
  { a: { b: { c: [1, null] } } },
  "x".repeat(5_000),
];

/** Copies a value and omits, replaces or repeats each part with a probability of `rate`. */
export function mutate(value: unknown, random: () => number, rate: number): unknown {
  if (random() < rate) return junk[Math.floor(random() * junk.length)];
  if (Array.isArray(value)) {
    const kept = value.filter(() => random() >= rate).map((each) => mutate(each, random, rate));
    return random() < rate ? [...kept, ...kept] : kept;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(() => random() >= rate)
      .map(([key, each]) => [key, mutate(each, random, rate)]),
  );
}
