import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { MissingPart, Post } from "@memory/shared/contracts/tweet";
import { photoUrl } from "../media-url.ts";
import type { XArticle } from "./article-schema.ts";
import { articleText } from "./article-text.ts";

type Read = { readonly article: NonNullable<Post["article"]>; readonly missing: MissingPart[] };

/** An article with the parts that the source gives, and the names of those that it lacks. */
export function articleOf(source: XArticle): Read {
  const { id, rest_id, title, preview_text, cover_media } = source;
  const body = articleText(source);
  const cover = cover_media?.media_info;
  const article = {
    title,
    ...omitUndefined({
      id: rest_id ?? id,
      text: body?.text,
      preview: preview_text || undefined,
      coverUrl: photoUrl(cover?.original_img_url ?? cover?.preview_image?.original_img_url),
    }),
  };
  if (body === undefined) return { article, missing: ["article"] };
  const lacksCover = cover_media !== undefined && article.coverUrl === undefined;
  return { article, missing: body.isWhole && !lacksCover ? [] : ["media"] };
}
