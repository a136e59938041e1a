type Range = { readonly offset: number; readonly length: number };

/**
 * The parts of a text of that length which any of the ranges covers, in order, each once: nested or
 * overlapping entities then cost no more than others.
 */
function disjointRanges(ranges: readonly Range[], textLength: number) {
  const covered: { start: number; end: number }[] = [];
  for (const { offset, length } of ranges.toSorted((one, other) => one.offset - other.offset)) {
    const end = Math.min(offset + length, textLength);
    const last = covered.at(-1);
    if (last !== undefined && offset <= last.end) last.end = Math.max(last.end, end);
    else if (offset < end) covered.push({ start: offset, end });
  }
  return covered;
}

/** The text, with what the ranges cover replaced. */
export function replaceRanges(
  text: string,
  ranges: readonly Range[],
  replacement: (length: number) => string,
): string {
  let replaced = "";
  let at = 0;
  for (const { start, end } of disjointRanges(ranges, text.length)) {
    replaced += text.slice(at, start) + replacement(end - start);
    at = end;
  }
  return replaced + text.slice(at);
}
