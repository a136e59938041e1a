import type { Post } from "@memory/shared/contracts/tweet";

type Article = Post["article"];

/** `first.article`, completed by that of `second`. The text and the cover are those of the better one. */
export function mergeArticles(first: Post, second: Post): Article {
  const [one, other] = [first.article, second.article];
  if (one === undefined || other === undefined) return one ?? other;
  if (quality(second) > quality(first)) {
    const { text, coverUrl = one.coverUrl } = other;
    return {
      ...other,
      ...one,
      ...(text === undefined ? {} : { text }),
      ...(coverUrl === undefined ? {} : { coverUrl }),
    };
  }
  const isFuller = Object.keys(other).some((part) => !(part in one));
  return isFuller ? { ...other, ...one } : one;
}

/** Whether a post has the text of its article with all of its links. */
export const hasArticleText = ({ article, missing }: Post): boolean =>
  article?.text !== undefined && !missing.includes("article");

/** Whether a post has its article with all of its links and pictures. */
export const hasWholeArticle = (post: Post): boolean =>
  hasArticleText(post) && !post.missing.includes("media");

const quality = (post: Post): number =>
  [post.article?.text !== undefined, hasArticleText(post), hasWholeArticle(post)].filter(Boolean)
    .length;
