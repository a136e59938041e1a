/**
 * Whether a text ends with a t.co link that nobody expanded. The links to a post's own media and quote
 * are dropped and known ones are expanded, so a link that is left at the end is a sign that the text was
 * cut there, or at least that a part of it is not known. `known` is a link that belongs there: a card's own.
 */
export const endsInShortLink = (text: string, known?: string): boolean =>
  /https?:\/\/t\.co\/\w*…?$/i.test(text) && !(known !== undefined && text.endsWith(known));
