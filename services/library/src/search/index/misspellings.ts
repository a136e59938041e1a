/** Shorter words are taken as they are: too many others are one letter away. */
const shortest = 4;
/** From this length on, two mistakes are forgiven. */
const longEnoughForTwo = 9;
const mostFound = 12;
const mostAdded = 5_000;

export type Misspellings = ReturnType<typeof createMisspellings>;

/**
 * Finds words of a vocabulary that differ from a word by a mistake of typing: letters swapped,
 * dropped, doubled or replaced. A mask with a bit for each letter passes over most of the vocabulary
 * without comparing.
 */
export function createMisspellings(vocabulary: readonly string[]) {
  const masks = Uint32Array.from(vocabulary, maskOf);
  /** With their masks. Some may be in the vocabulary already. */
  const added = new Map<string, number>();

  return {
    /** Adds words, unless there are so many that the vocabulary is better read again. */
    add(words: ReadonlySet<string>): "added" | "too-many" {
      if (added.size + words.size > mostAdded) return "too-many";
      for (const word of words) added.set(word, maskOf(word));
      return "added";
    },

    nearTo(word: string): string[] {
      if (word.length < shortest) return [];
      const most = word.length >= longEnoughForTwo ? 2 : 1;
      const mask = maskOf(word);
      const found = new Map<string, number>();
      const look = (term: string, itsMask: number): void => {
        // Each mistake takes at most one letter away and brings at most one in.
        if (bitCount(itsMask ^ mask) > 2 * most) return;
        if (Math.abs(term.length - word.length) > most || term === word) return;
        const distance = damerauDistance(term, word, most);
        if (distance <= most) found.set(term, distance);
      };
      for (let at = 0; at < masks.length; at += 1) look(vocabulary[at] ?? "", masks[at] ?? 0);
      for (const [term, itsMask] of added) look(term, itsMask);
      return [...found]
        .sort(([, one], [, other]) => one - other)
        .slice(0, mostFound)
        .map(([term]) => term);
    },
  };
}

function maskOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) mask |= 1 << (word.charCodeAt(at) & 31);
  return mask >>> 0;
}

function bitCount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Optimal string alignment distance, or anything above `most` if it is more than that. */
function damerauDistance(one: string, other: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[other.length] ?? most + 1;
}
