/** The text without characters that are not seen but would break a link, such as a zero-width space. */
export const withoutInvisible = (text: string): string =>
  text.replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g, "");
