/**
 * Whether a post consists of nothing but a link to an article. An article's id is not a post's id.
 */
export const isArticleLink = (text: string): boolean =>
  /^https?:\/\/(?:x|twitter)\.com\/(?:i|\w+)\/article\/\d+\S*$/.test(text.trim());
