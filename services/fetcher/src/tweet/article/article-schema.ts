import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { z } from "zod";
import { listOf, optional, RawTextString } from "../tolerant-schema.ts";

/** One of an article's pictures. */
const Picture = z.object({
  media_id: optional(Name),
  media_info: optional(z.object({ original_img_url: optional(Url) })),
});

const Block = z.object({
  type: Name.catch("unstyled"),
  text: RawTextString.catch(""),
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
      markdown: optional(RawTextString),
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

/** X does not let people write longer articles. */
export const maxBlocks = 10_000;

/**
 * An article as X's web client receives it. The body has the format of Draft.js and may be absent.
 */
export const XArticle = z.object({
  id: optional(Name),
  rest_id: optional(Name),
  title: Name.min(1),
  preview_text: optional(Words),
  cover_media: optional(Picture),
  media_entities: listOf(Picture),
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
