/** The signs that say "cut here": as characters, as dots, percent-encoded or as an HTML entity. */
const mark = "(?:[…⋯‥]|[.․。・·]{2,}|(?:%2E){2,}|%E2%80%A6|&hellip;|&#8230;|&#x2026;)";
const ellipsis = `(?:${mark}|[[({]${mark}[\\])}]?)`;
const atPosition = new RegExp(`[\\u200B-\\u200D\\u2060\\uFEFF]*${ellipsis}`, "iy");

/** The ellipsis that begins right at a position of a text. Empty if there is none. */
export function ellipsisAt(text: string, position: number): string {
  atPosition.lastIndex = position;
  return atPosition.exec(text)?.[0] ?? "";
}

/** The text up to the ellipsis that touches a name in it. Undefined if none does. */
export const upToEllipsis = (text: string, name: string): string | undefined =>
  upTo(text, new RegExp(`(?<=[^a-z0-9]|%[0-9a-f]{2})${name}${ellipsis}`, "i"));

/** The link of a status page up to the ellipsis that cuts off its id or more: `x.com/jack/sta…`. */
export const upToLostId = (text: string): string | undefined => upTo(text, lostId);

const lostId = new RegExp(
  `(?<=[^/?#]/[^/?#]+/)s(?:t(?:a(?:t(?:u(?:s(?:es)?)?)?)?)?)?/?[0-9]*${ellipsis}`,
  "i",
);

function upTo(text: string, pattern: RegExp): string | undefined {
  const match = pattern.exec(text);
  return match === null ? undefined : text.slice(0, match.index + match[0].length);
}
