import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { z } from "zod";
import { listOf, optional } from "../tolerant-schema.ts";

/** X does not let people write longer articles. */
export const maxBlocks = 10_000;

/** One of an article's pictures or films. */
const Medium = z.object({
  media_id: optional(z.coerce.string().max(1_000)),
  media_info: optional(
    z.object({
      __typename: optional(Name),
      original_img_url: optional(Url),
      preview_image: optional(z.object({ original_img_url: optional(Url) })),
      variants: listOf(
        z.object({
          url: Url,
          content_type: optional(Name),
          bit_rate: optional(z.number()),
        }),
      ),
    }),
  ),
});
export type ArticleMedium = z.output<typeof Medium>;

const Block = z.object({
  /** "unread" if it is not told, so that the block is not taken for a whole one. */
  type: Name.catch("unread"),
  /** Of any length, as paragraphs that were left out would not be missed; the whole text has a limit. */
  text: optional(z.string()),
  depth: z.number().catch(0),
  entityRanges: listOf(
    z.object({
      key: z.coerce.string().max(1_000),
      offset: z.number().int().nonnegative(),
      length: z.number().int().nonnegative(),
    }),
    2_000,
  ),
});
export type ArticleBlock = z.output<typeof Block>;

const Entity = z.object({
  type: Name,
  data: z
    .object({
      url: optional(Url),
      markdown: optional(z.string()),
      tweetId: optional(Name),
      caption: optional(Words),
      mediaItems: listOf(z.object({ mediaId: optional(z.coerce.string().max(1_000)) })),
    })
    .catch({
      url: undefined,
      markdown: undefined,
      tweetId: undefined,
      caption: undefined,
      mediaItems: [],
    }),
});
export type ArticleEntity = z.output<typeof Entity>;

/**
 * An article as X's web client receives it. The body has the format of Draft.js and may be absent.
 */
export const XArticle = z.object({
  id: optional(Name),
  rest_id: optional(Name),
  title: Name.min(1),
  preview_text: optional(Words),
  cover_media: optional(Medium),
  media_entities: listOf(Medium, maxBlocks),
  content: optional(
    z.object({
      blocks: listOf(Block, maxBlocks + 1),
      /** A list of pairs from X, or Draft.js's own map. */
      entityMap: z.unknown().transform(entitiesOf),
    }),
  ),
});
export type XArticle = z.output<typeof XArticle>;

const Pairs = listOf(z.object({ key: z.coerce.string().max(1_000), value: Entity }), maxBlocks);

function entitiesOf(map: unknown): ReadonlyMap<string, ArticleEntity> {
  const pairs = Array.isArray(map)
    ? map
    : Object.entries(map ?? {}).map(([key, value]) => ({ key, value }));
  return new Map(Pairs.parse(pairs).map(({ key, value }) => [key, value]));
}
