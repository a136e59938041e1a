import { maxTextLength } from "@memory/shared/contracts/bounded";
import { type Body, type EntityText, withEntities } from "./article-entities.ts";
import { articleMediumUrl, isFilm } from "./article-media.ts";
import { type ArticleBlock, maxBlocks, type XArticle } from "./article-schema.ts";

/** A film's URL and the empty line after it. */
const maxFilmLength = 8_200;

/**
 * An article's body as plain text: an empty line separates paragraphs, a line break separates list
 * items, and a link's URL follows its words. A film on top comes first. Undefined if there is no body,
 * or if it is longer than `maxBlocks` or than a text can be.
 */
export function articleText(article: XArticle): EntityText | undefined {
  const { content, media_entities, cover_media: cover } = article;
  if (content === undefined || content.blocks.length > maxBlocks) return undefined;
  const media = new Map(media_entities.map((medium) => [medium.media_id, medium]));
  const body = { entities: content.entityMap, media };
  const hasFilmOnTop = cover?.media_info !== undefined && isFilm(cover.media_info);
  const filmOnTop = hasFilmOnTop ? articleMediumUrl(cover) : undefined;
  let isWhole = (!hasFilmOnTop || filmOnTop !== undefined) && areAllUsed(content);
  let text = "";
  let previous: Paragraph | undefined;
  for (const block of content.blocks) {
    const paragraph = paragraphOf(block, body, previous);
    isWhole &&= paragraph.isWhole;
    if (paragraph.text === "") continue;
    if (previous !== undefined) text += isOneList(previous, paragraph) ? "\n" : "\n\n";
    text += paragraph.text;
    if (text.length > maxTextLength - maxFilmLength) return undefined;
    previous = paragraph;
  }
  if (text === "") return undefined;
  return { text: filmOnTop === undefined ? text : `${filmOnTop}\n\n${text}`, isWhole };
}

/** Whether each entity has its place in a block. */
function areAllUsed({ blocks, entityMap }: NonNullable<XArticle["content"]>): boolean {
  const used = new Set(blocks.flatMap(({ entityRanges }) => entityRanges.map(({ key }) => key)));
  return [...entityMap.keys()].every((key) => used.has(key));
}

type Paragraph = {
  readonly type: string;
  readonly text: string;
  readonly isWhole: boolean;
  /** The current item number in an ordered list, by depth. */
  readonly numbers: readonly number[];
};

function paragraphOf(block: ArticleBlock, body: Body, previous: Paragraph | undefined): Paragraph {
  const shown = withEntities(block, body);
  const text = shown.text.trim();
  const isWhole = shown.isWhole && block.text !== undefined && block.type !== "unread";
  const { type } = block;
  const depth = Math.min(8, Math.max(0, Math.trunc(block.depth)));
  const indent = "  ".repeat(depth);
  if (type === "unordered-list-item" && text !== "") {
    return { type, text: `${indent}• ${text}`, isWhole, numbers: previous?.numbers ?? [] };
  }
  if (type === "ordered-list-item" && text !== "") {
    const before = previous !== undefined && isListItem(previous.type) ? previous.numbers : [];
    const numbers = Array.from({ length: depth + 1 }, (_, at) => before[at] ?? 0);
    numbers[depth] = (numbers[depth] ?? 0) + 1;
    return { type, text: `${indent}${numbers[depth]}. ${text}`, isWhole, numbers };
  }
  const isQuote = type === "blockquote" && text !== "";
  return { type, text: isQuote ? `> ${text}` : text, isWhole, numbers: [] };
}

const isListItem = (type: string): boolean => /^(?:un)?ordered-list-item$/.test(type);

const isOneList = (a: Paragraph, b: Paragraph): boolean =>
  (isListItem(a.type) && isListItem(b.type)) ||
  (a.type === "code-block" && b.type === "code-block");
