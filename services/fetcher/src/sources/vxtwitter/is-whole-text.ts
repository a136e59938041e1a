import { isArticleLink } from "../../tweet/article/article-link.ts";
import { postedAt } from "../../tweet/posted-at.ts";

/** Before this time no post could be longer than 280 characters. The first notes came a week later. */
const firstNotesAt = "2023-02-01";

/**
 * Whether their text is surely the post's whole text. They cut a note at its first t.co link that they
 * could not expand, which leaves any length and no sign, so only a post that cannot be a note is whole.
 */
export function isWholeText(tweetId: string, text: string): boolean {
  if (isArticleLink(text)) return true;
  const time = postedAt(tweetId);
  // Ids without a time are older than November 2010.
  return time === undefined || time < firstNotesAt;
}
