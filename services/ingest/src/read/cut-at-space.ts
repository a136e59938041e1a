const maxLength = 40_000;

/** Shortens a text to 40,000 characters, at a space so that no link becomes another one. */
export function cutAtSpace(text: string): string {
  if (text.length <= maxLength) return text;
  let end = maxLength;
  while (end > 0 && !/\s/.test(text.charAt(end))) end -= 1;
  return text.slice(0, end);
}
