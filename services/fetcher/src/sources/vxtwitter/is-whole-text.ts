import { isArticleLink } from "../../tweet/article/article-link.ts";
import { isBeforeNotes } from "../../tweet/text/is-before-notes.ts";

/**
 * Whether their text is surely the post's whole text. They cut a note at its first t.co link that they
 * could not expand, which leaves any length and no sign, so only a post that cannot be a note is whole.
 */
export const isWholeText = (tweetId: string, text: string): boolean =>
  isArticleLink(text) || isBeforeNotes(tweetId);
