/** A t.co link that a source describes. */
export type TextLink = {
  readonly kind: "url" | "media";
  /** As it is written in the text. */
  readonly literal: string;
  readonly expanded?: string | undefined;
  /** Begin and end in code points. If they do not match the text, `literal` is searched for. */
  readonly indices?: readonly [number, number] | undefined;
};

/** A link's place in the text, in UTF-16 units. */
export type Span = {
  readonly start: number;
  readonly end: number;
  /** Undefined if the source does not describe the link. */
  readonly link: TextLink | undefined;
};

/** All links of a text in order, whether the source describes them or not. */
export function linkSpans(
  { text, links }: { readonly text: string; readonly links: readonly TextLink[] },
  offsets: number[],
): Span[] {
  const described: Span[] = [];
  const isFree = (start: number, end: number) =>
    described.every((span) => end <= span.start || start >= span.end);
  const unplaced: TextLink[] = [];
  for (const link of mediaFirst(links)) {
    const place = placeByIndices(text, link, offsets);
    if (place === undefined) unplaced.push(link);
    else if (isFree(...place)) described.push({ start: place[0], end: place[1], link });
  }
  for (const link of unplaced) {
    const place = occurrences(text, link.literal).find((found) => isFree(...found));
    if (place !== undefined) described.push({ start: place[0], end: place[1], link });
  }
  described.sort((a, b) => a.start - b.start);
  return [...described, ...undescribed(text, described)].sort((a, b) => a.start - b.start);
}

/**
 * A re-used film is described as a medium and as a link to the post that it is from, both by one t.co
 * link. Then the link is that of the medium and quotes nothing.
 */
function mediaFirst(links: readonly TextLink[]): TextLink[] {
  const media = links.filter(({ kind }) => kind === "media");
  const literals = new Set(media.map(({ literal }) => literal));
  return [
    ...media,
    ...links.filter(({ kind, literal }) => kind === "url" && !literals.has(literal)),
  ];
}

/** Scans the text once, because there can be thousands of links. */
function undescribed(text: string, described: readonly Span[]): Span[] {
  const found: Span[] = [];
  let next = 0;
  for (const { index: start, 0: literal } of text.matchAll(/https?:\/\/t\.co\/\w+/g)) {
    const end = start + literal.length;
    while ((described[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    if (end <= (described[next]?.start ?? Number.POSITIVE_INFINITY)) {
      found.push({ start, end, link: undefined });
    }
  }
  return found;
}

/**
 * Reads the indices as code points, which is what sources mean, then as UTF-16 units. Published
 * samples exist with either unit and with wrong numbers.
 */
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
