/**
 * Whether a text has a t.co link that nobody expanded, or ends within one. The links to a post's own
 * media and quote are dropped and known ones are expanded, so a link that is left is a sign that a part
 * of the text is not known. `known` is a link that belongs there: a card's own.
 */
export const hasUnreadLink = (text: string, known?: string): boolean =>
  [...text.matchAll(/https?:\/\/t\.co\/\w*/gi)].some(([link]) => link !== known) ||
  /https?:\/\/(?:t(?:\.(?:co?)?)?)?…?$/i.test(text);
