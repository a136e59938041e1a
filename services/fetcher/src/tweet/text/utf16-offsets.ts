/**
 * The UTF-16 offset at which each code point begins, and finally the one at which the last one
 * ends.
 */
export function utf16Offsets(text: string): number[] {
  const offsets = [0];
  let offset = 0;
  for (const character of text) {
    offset += character.length;
    offsets.push(offset);
  }
  return offsets;
}
