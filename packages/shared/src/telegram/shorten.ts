const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** UTF-16 units. A longer run without spaces is cut inside. */
const maxWordPart = 30;

/**
 * Cuts a text to at most `maxUnits` UTF-16 units, at a space if one is near. It never cuts inside a
 * grapheme (what a person sees as one character), nor inside a word that a chat would turn into a link.
 */
export function shorten(text: string, maxUnits: number): string {
  if (text.length <= maxUnits) return text;
  const room = maxUnits - 1;
  const cut = beforeWord(text, lastGrapheme(text, room));
  return `${text.slice(0, cut).trimEnd()}…`;
}

/**
 * Cuts a text into a first piece of at most `maxUnits` UTF-16 units and the rest, where `shorten` would cut
 * it. The first piece is empty only if the text is.
 */
export function split(text: string, maxUnits: number): [piece: string, rest: string] {
  if (text.length <= maxUnits) return [text, ""];
  const grapheme = lastGrapheme(text, maxUnits) || maxUnits;
  const cut = beforeWord(text, grapheme) || grapheme;
  return [text.slice(0, cut).trimEnd() || text.slice(0, cut), text.slice(cut).trimStart()];
}

function lastGrapheme(text: string, room: number): number {
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, room + 100))) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  return end;
}

function beforeWord(text: string, end: number): number {
  if (/\s/.test(text.charAt(end))) return end;
  const start = text.slice(0, end).search(/\S+$/);
  const word = text.slice(start).match(/^\S+/)?.[0] ?? "";
  const isLink = /^\W*(https?:\/\/|www\.|@|#)|\.\w{2,}\//i.test(word);
  return isLink || (start > 0 && end - start <= maxWordPart) ? Math.max(start, 0) : end;
}
