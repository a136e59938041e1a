import { fold } from "./fold.ts";

export type SnippetPart = { readonly text: string; readonly isMatch: boolean };

/** Characters before the first match that are shown with it. */
const lead = 40;

/**
 * A piece of the text around the first of the `words` (folded) that it holds, in parts, so that
 * matches can be shown in bold. At most `length` UTF-16 units long, cut between grapheme clusters,
 * with an ellipsis where it was cut. Without a match: the beginning of the text.
 */
export function snippetOf(text: string, words: readonly string[], length: number): SnippetPart[] {
  const { folded, starts } = foldWithPositions(text);
  const matches = matchesOf(folded, words).map(
    ([from, to]) => [starts[from] ?? 0, starts[to] ?? text.length] as const,
  );
  const first = matches[0]?.[0] ?? 0;
  const from = first <= lead || text.length <= length ? 0 : spaceBefore(text, first - lead, starts);
  const to = text.length <= from + length ? text.length : lastStart(starts, from + length - 1);
  const parts: SnippetPart[] = from > 0 ? [{ text: "…", isMatch: false }] : [];
  let at = from;
  for (const [start, end] of matches) {
    if (start < at || end > to) continue;
    if (start > at) parts.push({ text: text.slice(at, start), isMatch: false });
    parts.push({ text: text.slice(start, end), isMatch: true });
    at = end;
  }
  if (at < to) parts.push({ text: text.slice(at, to), isMatch: false });
  return to < text.length ? [...parts, { text: "…", isMatch: false }] : parts;
}

const graphemes = new Intl.Segmenter();

/** The folded text, and for each of its UTF-16 units where its grapheme cluster starts in the text. */
function foldWithPositions(text: string): { folded: string; starts: number[] } {
  let folded = "";
  const starts: number[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const piece = fold(segment);
    folded += piece;
    for (let unit = 0; unit < piece.length; unit += 1) starts.push(index);
  }
  return { folded, starts: [...starts, text.length] };
}

/** Where the words stand, in order, none overlapping another. */
function matchesOf(folded: string, words: readonly string[]): (readonly [number, number])[] {
  const found = words
    .filter((word) => word !== "")
    .flatMap((word) => {
      const places: [number, number][] = [];
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
        places.push([at, at + word.length]);
      return places;
    })
    .sort(([a, aEnd], [b, bEnd]) => a - b || bEnd - aEnd);
  let last = 0;
  return found.filter(([from, to]) => {
    if (from < last) return false;
    last = to;
    return true;
  });
}

function spaceBefore(text: string, at: number, starts: readonly number[]): number {
  const space = text.slice(0, at).search(/\s\S{0,20}$/u);
  return space >= 0 ? space + 1 : lastStart(starts, at);
}

/** The last start of a grapheme cluster at or before `at`. */
function lastStart(starts: readonly number[], at: number): number {
  let found = 0;
  for (const start of starts) {
    if (start > at) break;
    found = start;
  }
  return found;
}
