import { decodeEntities } from "./decode-entities.ts";
import { hasUnreadLink } from "./has-unread-link.ts";
import { linkSpans, type Span, type TextLink } from "./link-spans.ts";
import { utf16Offsets } from "./utf16-offsets.ts";

export type RawText = {
  /** As X stores it: `&`, `<` and `>` are escaped but in notes, attachments are t.co links at the end. */
  readonly text: string;
  readonly isEscaped: boolean;
  /** The part that X displays. */
  readonly range?: readonly [number, number] | undefined;
  readonly rangeUnit: "code points" | "utf-16";
  readonly links: readonly TextLink[];
  readonly quotedId?: string | undefined;
  /** Whether the post has media of its own, which the text ends with a link to. */
  readonly hasMedia?: boolean;
  /** A t.co link that may stay in the text: that of a card or an article. */
  readonly knownLink?: string | undefined;
};

export type ReadText = {
  readonly text: string;
  /** The id of the post that the text ends with a link to. */
  readonly endsInPostId: string | undefined;
  /** False if the text is known to be cut, or has a link that is not known. */
  readonly isWhole: boolean;
};

/**
 * The text as a person reads it: without leading reply mentions and without trailing links to the
 * post's own media and quoted post, with other t.co links expanded where the target is known, and
 * with entities decoded once if the text is escaped. The display range never cuts words, because sources
 * disagree on its unit.
 */
export function tweetText(raw: RawText): ReadText {
  const offsets = utf16Offsets(raw.text);
  const spans = linkSpans(raw, offsets);
  const [displayStart, displayEnd] = displayRange(raw, offsets);
  const start = isReplyPrefix(raw.text.slice(0, displayStart)) ? displayStart : 0;
  const end = visibleEnd(raw, spans, displayEnd);
  const visible = spans.filter((span) => span.start >= start && span.end <= end);
  const last = visible.at(-1);
  const text = expand(raw, start, end, visible);
  return {
    text,
    isWhole: !isCut(raw, offsets) && !hasUnreadLink(text, raw.knownLink),
    endsInPostId:
      last !== undefined && raw.text.slice(last.end, end).trim() === ""
        ? postIdIn(last.link?.expanded)
        : undefined,
  };
}

/** The id of the post that a link to X leads to. */
const postIdIn = (url: string | undefined): string | undefined =>
  /^https?:\/\/(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com\/(?:i\/web|\w+)\/status(?:es)?\/(\d{1,20})(?:[/?#]|$)/i.exec(
    url ?? "",
  )?.[1];

/** In UTF-16 units. */
function displayRange({ text, range, rangeUnit }: RawText, offsets: number[]): [number, number] {
  if (range === undefined) return [0, text.length];
  const inText = (index: number) =>
    rangeUnit === "utf-16" ? index : (offsets[Math.max(0, index)] ?? text.length);
  return [inText(range[0]), inText(range[1])];
}

const isReplyPrefix = (text: string): boolean => /^(?:[@＠]\w+\s+)+$/.test(text);

/** Whether the display range, or a link's place, lies beyond the text in whatever unit it is. */
function isCut({ text, range, links }: RawText, offsets: number[]): boolean {
  const length = offsets.length - 1;
  return (
    (range !== undefined && range[1] > text.length) ||
    links.some(({ indices, literal }) => (indices?.[1] ?? 0) > length && !text.includes(literal))
  );
}

/**
 * Where the text ends without the links to attachments at its end. A link that the source does not
 * describe counts as that of the media or of the quote if theirs is not described: each has one.
 */
function visibleEnd(raw: RawText, spans: Span[], displayEnd: number): number {
  const { text, quotedId, hasMedia = false, range } = raw;
  const isMedia = ({ link }: Span) => link?.kind === "media";
  const isQuote = ({ link }: Span) =>
    quotedId !== undefined && postIdIn(link?.expanded) === quotedId;
  let undescribed =
    (hasMedia && !spans.some(isMedia) ? 1 : 0) +
    (quotedId !== undefined && !spans.some(isQuote) ? 1 : 0);
  const isAttachment = (span: Span) => {
    if (span.link !== undefined) return isMedia(span) || isQuote(span);
    if (text.slice(span.start, span.end) === raw.knownLink) return false;
    return (range === undefined || span.start >= displayEnd) && undescribed-- > 0;
  };
  let end = text.length;
  for (const span of spans.toReversed()) {
    if (text.slice(span.end, end).trim() !== "" || !isAttachment(span)) break;
    end = text.slice(0, span.start).trimEnd().length;
  }
  return end;
}

function expand({ text, isEscaped }: RawText, start: number, end: number, spans: Span[]): string {
  const decoded = isEscaped ? decodeEntities : (part: string) => part;
  let result = "";
  let at = start;
  for (const span of spans) {
    const literal = text.slice(span.start, span.end);
    result += decoded(text.slice(at, span.start)) + (span.link?.expanded ?? literal);
    at = span.end;
  }
  return result + decoded(text.slice(at, end));
}
