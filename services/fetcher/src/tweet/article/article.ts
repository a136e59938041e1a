import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Post } from "@memory/shared/contracts/tweet";
import { photoUrl } from "../media-url.ts";
import type { XArticle } from "./article-schema.ts";
import { articleText } from "./article-text.ts";

/** An article with the parts that the source gives. */
export function articleOf(article: XArticle): NonNullable<Post["article"]> {
  const { id, rest_id, title, preview_text, cover_media } = article;
  return {
    title,
    ...omitUndefined({
      id: rest_id ?? id,
      text: articleText(article),
      preview: preview_text || undefined,
      coverUrl: photoUrl(cover_media?.media_info?.original_img_url),
    }),
  };
}
