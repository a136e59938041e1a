/** A t.co link that a source knows something about. */
export type TextLink = {
  readonly kind: "url" | "media";
  /** As it stands in the text. */
  readonly literal: string;
  readonly expanded?: string | undefined;
  /** Begin and end in code points, where the source is right; elsewhere `literal` is searched for. */
  readonly indices?: readonly [number, number] | undefined;
};

export type RawText = {
  /** As X stores it: `&`, `<` and `>` escaped, attachments as t.co links at the end. */
  readonly text: string;
  /** The part that X displays. */
  readonly range?: readonly [number, number] | undefined;
  readonly rangeUnit: "code points" | "utf-16";
  readonly links: readonly TextLink[];
  readonly quotedId?: string | undefined;
};

type Span = { readonly start: number; readonly end: number; readonly link: TextLink | undefined };

/**
 * The text as a person reads it: leading reply mentions and trailing links to the post's own media and
 * quoted post dropped, other t.co links expanded where they are known, entities decoded once. The
 * display range never cuts words: sources disagree on its unit.
 */
export function tweetText(raw: RawText): { text: string; endsInPostId: string | undefined } {
  const offsets = utf16Offsets(raw.text);
  const spans = linkSpans(raw, offsets);
  const [displayStart, displayEnd] = displayed(raw, offsets);
  const start = isReplyPrefix(raw.text.slice(0, displayStart)) ? displayStart : 0;
  const end = visibleEnd(raw, spans, displayEnd);
  const visible = spans.filter((span) => span.start >= start && span.end <= end);
  const last = visible.at(-1);
  return {
    text: expand(raw.text, start, end, visible),
    endsInPostId:
      last !== undefined && raw.text.slice(last.end, end).trim() === ""
        ? postIdIn(last.link?.expanded)
        : undefined,
  };
}

/** The post that a link on X leads to. */
const postIdIn = (url: string | undefined): string | undefined =>
  /^https?:\/\/(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com\/(?:i\/web|\w+)\/status(?:es)?\/(\d{1,20})(?:[/?#]|$)/i.exec(
    url ?? "",
  )?.[1];

/** `&amp;lt;` stands for `&lt;`, so once and in one pass. */
const decodeEntities = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_, name: "amp" | "lt" | "gt") => characters[name]);
const characters = { amp: "&", lt: "<", gt: ">" } as const;

/** Where each code point begins in UTF-16, and where the last one ends. */
function utf16Offsets(text: string): number[] {
  const offsets = [0];
  let offset = 0;
  for (const character of text) {
    offset += character.length;
    offsets.push(offset);
  }
  return offsets;
}

function displayed({ text, range, rangeUnit }: RawText, offsets: number[]): [number, number] {
  if (range === undefined) return [0, text.length];
  const inText = (index: number) =>
    rangeUnit === "utf-16" ? index : (offsets[Math.max(0, index)] ?? text.length);
  return [inText(range[0]), inText(range[1])];
}

const isReplyPrefix = (text: string): boolean => /^(?:[@＠]\w+\s+)+$/.test(text);

/** Where the text ends once the links to attachments, which stand last, are taken off. */
function visibleEnd({ text, quotedId }: RawText, spans: Span[], displayEnd: number): number {
  const isAttachment = ({ start, link }: Span) => {
    if (link === undefined) return start >= displayEnd;
    if (link.kind === "media") return true;
    return quotedId !== undefined && postIdIn(link.expanded) === quotedId;
  };
  let end = text.length;
  for (const span of spans.toReversed()) {
    if (text.slice(span.end, end).trim() !== "" || !isAttachment(span)) break;
    end = text.slice(0, span.start).trimEnd().length;
  }
  return end;
}

function expand(text: string, start: number, end: number, spans: Span[]): string {
  let result = "";
  let at = start;
  for (const span of spans) {
    const literal = text.slice(span.start, span.end);
    result += decodeEntities(text.slice(at, span.start)) + (span.link?.expanded ?? literal);
    at = span.end;
  }
  return result + decodeEntities(text.slice(at, end));
}

/** All links in order; those that no source entity names have no `link`. */
function linkSpans({ text, links }: RawText, offsets: number[]): Span[] {
  const named: Span[] = [];
  const isFree = (start: number, end: number) =>
    named.every((span) => end <= span.start || start >= span.end);
  const unplaced: TextLink[] = [];
  for (const link of links) {
    const place = placeByIndices(text, link, offsets);
    if (place === undefined) unplaced.push(link);
    else if (isFree(...place)) named.push({ start: place[0], end: place[1], link });
  }
  for (const link of unplaced) {
    const place = occurrences(text, link.literal).find((found) => isFree(...found));
    if (place !== undefined) named.push({ start: place[0], end: place[1], link });
  }
  named.sort((a, b) => a.start - b.start);
  return [...named, ...unnamed(text, named)].sort((a, b) => a.start - b.start);
}

/** In one pass over the text, since there can be thousands. */
function unnamed(text: string, named: readonly Span[]): Span[] {
  const found: Span[] = [];
  let next = 0;
  for (const { index: start, 0: literal } of text.matchAll(/https?:\/\/t\.co\/\w+/g)) {
    const end = start + literal.length;
    while ((named[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    if (end <= (named[next]?.start ?? Number.POSITIVE_INFINITY)) {
      found.push({ start, end, link: undefined });
    }
  }
  return found;
}

/** Code points are what sources mean; published samples exist with UTF-16 and with wrong numbers. */
function placeByIndices(
  text: string,
  { literal, indices }: TextLink,
  offsets: number[],
): [number, number] | undefined {
  if (indices === undefined) return undefined;
  const [from, to] = indices;
  const places: [number, number][] = [
    [offsets[from] ?? -1, offsets[to] ?? -1],
    [from, to],
  ];
  return places.find(
    ([start, end]) =>
      start >= 0 && text.slice(start, end).toLowerCase() === literal.toLowerCase() && end > start,
  );
}

function occurrences(text: string, literal: string): [number, number][] {
  const found: [number, number][] = [];
  if (literal === "") return found;
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
    const end = at + literal.length;
    if (!/\w/.test(text.charAt(end))) found.push([at, end]);
  }
  return found;
}
