import { mediaUrl } from "../media-url.ts";
import {
  type ArticleBlock,
  type ArticleEntity,
  maxBlocks,
  type XArticle,
} from "./article-schema.ts";

/**
 * An article's body as plain text: an empty line separates paragraphs, a line break separates list
 * items, and a link's URL follows its words. Undefined if there is no body, or if it is longer than
 * `maxBlocks`.
 */
export function articleText({ content, media_entities }: XArticle): string | undefined {
  if (content === undefined || content.blocks.length > maxBlocks) return undefined;
  const pictures = new Map(
    media_entities.map(({ media_id, media_info }) => [media_id, media_info?.original_img_url]),
  );
  const body = { entities: content.entityMap, pictures };
  let text = "";
  let previous: Paragraph | undefined;
  for (const block of content.blocks) {
    const paragraph = paragraphOf(block, body, previous);
    if (paragraph.text === "") continue;
    if (previous !== undefined) text += isOneList(previous, paragraph) ? "\n" : "\n\n";
    text += paragraph.text;
    previous = paragraph;
  }
  return text === "" ? undefined : text;
}

type Body = {
  readonly entities: ReadonlyMap<string, ArticleEntity>;
  readonly pictures: ReadonlyMap<string | undefined, string | undefined>;
};
type Paragraph = {
  readonly type: string;
  readonly text: string;
  /** The current item number in an ordered list, by depth. */
  readonly numbers: readonly number[];
};

function paragraphOf(block: ArticleBlock, body: Body, previous: Paragraph | undefined): Paragraph {
  const text = withEntities(block, body).trim();
  const { type } = block;
  const depth = Math.min(8, Math.max(0, Math.trunc(block.depth)));
  const indent = "  ".repeat(depth);
  if (type === "unordered-list-item" && text !== "") {
    return { type, text: `${indent}• ${text}`, numbers: previous?.numbers ?? [] };
  }
  if (type === "ordered-list-item" && text !== "") {
    const before = previous !== undefined && isListItem(previous.type) ? previous.numbers : [];
    const numbers = Array.from({ length: depth + 1 }, (_, at) => before[at] ?? 0);
    numbers[depth] = (numbers[depth] ?? 0) + 1;
    return { type, text: `${indent}${numbers[depth]}. ${text}`, numbers };
  }
  return { type, text: type === "blockquote" && text !== "" ? `> ${text}` : text, numbers: [] };
}

const isListItem = (type: string): boolean => /^(?:un)?ordered-list-item$/.test(type);

const isOneList = (a: Paragraph, b: Paragraph): boolean =>
  (isListItem(a.type) && isListItem(b.type)) ||
  (a.type === "code-block" && b.type === "code-block");

/**
 * Replaces a block's entities by text, the last one first, so that the offsets of the others stay
 * right.
 */
function withEntities({ text, type, entityRanges }: ArticleBlock, body: Body): string {
  let whole = text;
  for (const { key, offset, length } of entityRanges.toSorted((a, b) => b.offset - a.offset)) {
    const entity = body.entities.get(key);
    if (entity === undefined || offset + length > whole.length) continue;
    const words = whole.slice(offset, offset + length);
    const shown = type === "atomic" ? blockText(entity, body) : linked(words, entity.data.url);
    whole = whole.slice(0, offset) + shown + whole.slice(offset + length);
  }
  return whole;
}

function linked(words: string, url: string | undefined): string {
  if (url === undefined || !/^https?:/i.test(url)) return words;
  const bare = (link: string) => link.replace(/^https?:\/\/|\/$/gi, "").toLowerCase();
  return bare(words.trim()) === bare(url) ? words : `${words} (${url})`;
}

/** The text for an entity that is a block by itself: a divider, code, a post or media. */
function blockText({ type, data }: ArticleEntity, { pictures }: Body): string {
  if (type === "DIVIDER") return "* * *";
  if (data.markdown !== undefined) return code(data.markdown);
  if (data.tweetId !== undefined) return `https://x.com/i/status/${data.tweetId}`;
  const urls = data.mediaItems.flatMap(({ mediaId }) => mediaUrl(pictures.get(mediaId)) ?? []);
  return [...urls, data.caption ?? "", urls.length === 0 ? (data.url ?? "") : ""]
    .filter((line) => line !== "")
    .join("\n");
}

/** The code without its Markdown fence. */
const code = (markdown: string): string =>
  /^```[^\n]*\n([\s\S]*?)\n?```\s*$/.exec(markdown)?.[1] ?? markdown;
