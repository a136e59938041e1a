import { articleMediumUrl } from "./article-media.ts";
import type { ArticleBlock, ArticleEntity, ArticleMedium } from "./article-schema.ts";

export type Body = {
  readonly entities: ReadonlyMap<string, ArticleEntity>;
  readonly media: ReadonlyMap<string | undefined, ArticleMedium>;
};
/** `isWhole` is false if something that belongs there could not be read. */
export type EntityText = { readonly text: string; readonly isWhole: boolean };

/** A block's text with what its entities stand for. Ranges count code points. */
export function withEntities(block: ArticleBlock, body: Body): EntityText {
  return block.type === "atomic" ? replaced(block, body) : linkedText(block, body);
}

/** In an atomic block, the entities are the content, and the characters under them stand in. */
function replaced(
  { text = "", entityRanges }: ArticleBlock,
  { entities, media }: Body,
): EntityText {
  const isCovered = (at: number) =>
    entityRanges.some(({ offset, length }) => at >= offset && at < offset + length);
  const own = [...text]
    .filter((_, at) => !isCovered(at))
    .join("")
    .trim();
  const shown = entityRanges.map(({ key }) => blockText(entities.get(key), media));
  const texts = [own, ...shown.map((entity) => entity.text)].filter((line) => line !== "");
  return {
    text: texts.join("\n"),
    isWhole: texts.length > 0 && shown.every(({ isWhole }) => isWhole),
  };
}

/** Writes each link's URL after its words; a range that overruns the text ends with the text. */
function linkedText(
  { text = "", entityRanges }: ArticleBlock,
  { entities, media }: Body,
): EntityText {
  const characters = [...text];
  const additions = entityRanges.map(({ key, offset, length }) => {
    const entity = entities.get(key);
    const start = Math.min(offset, characters.length);
    const end = Math.min(offset + length, characters.length);
    if (entity?.type === "MEDIA") {
      const shown = blockText(entity, media);
      return { end, added: shown.text === "" ? "" : `\n${shown.text}\n`, isWhole: shown.isWhole };
    }
    const words = characters.slice(start, end).join("");
    const isWhole = entity !== undefined && !(entity.type === "LINK" && !entity.data.url);
    return { end, added: linkAfter(words, entity?.data.url), isWhole };
  });
  let whole = "";
  let at = 0;
  for (const { end, added } of additions.toSorted((a, b) => a.end - b.end)) {
    whole += characters.slice(at, end).join("") + added;
    at = end;
  }
  return {
    text: whole + characters.slice(at).join(""),
    isWhole: additions.every(({ isWhole }) => isWhole),
  };
}

function linkAfter(words: string, url: string | undefined): string {
  if (url === undefined || !/^https?:/i.test(url)) return "";
  const bare = (link: string) => link.replace(/^https?:\/\/|\/$/gi, "").toLowerCase();
  return bare(words.trim()) === bare(url) ? "" : ` (${url})`;
}

/** The text for an entity that is a block by itself: a divider, code, a post or media. */
function blockText(entity: ArticleEntity | undefined, media: Body["media"]): EntityText {
  if (entity === undefined) return { text: "", isWhole: false };
  const { type, data } = entity;
  if (type === "DIVIDER") return { text: "* * *", isWhole: true };
  if (data.markdown !== undefined) return { text: code(data.markdown), isWhole: true };
  if (data.tweetId !== undefined) {
    return { text: `https://x.com/i/status/${data.tweetId}`, isWhole: true };
  }
  const urls = data.mediaItems.map(({ mediaId }) => articleMediumUrl(media.get(mediaId)));
  const shown = [...urls, urls.length === 0 ? data.url : undefined].flatMap((url) => url ?? []);
  return {
    text: [...shown, data.caption ?? ""].filter((line) => line !== "").join("\n"),
    isWhole: shown.length > 0 && urls.every((url) => url !== undefined),
  };
}

/** The code without its Markdown fence. */
const code = (markdown: string): string =>
  /^```[^\n]*\n([\s\S]*?)\n?```\s*$/.exec(markdown)?.[1] ?? markdown;
