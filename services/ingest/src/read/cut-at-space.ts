const maxLength = 40_000;

/** The beginning of a text, at a space so that no link is cut into another one. */
export function cutAtSpace(text: string): string {
  if (text.length <= maxLength) return text;
  let end = maxLength;
  while (end > 0 && !/\s/.test(text.charAt(end))) end -= 1;
  return text.slice(0, end);
}
