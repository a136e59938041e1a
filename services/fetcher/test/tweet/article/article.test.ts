import { expect } from "chai";
import { articleOf } from "../../../src/tweet/article/article.ts";
import { XArticle } from "../../../src/tweet/article/article-schema.ts";

type Range = { key: number; offset: number; length: number };
const block = (text: string, ...entityRanges: Range[]) => ({
  type: "unstyled",
  text,
  entityRanges,
});
const atomic = (...keys: number[]) => ({
  type: "atomic",
  text: " ",
  entityRanges: keys.map((key) => ({ key, offset: 0, length: 1 })),
});
const link = (url: string) => ({ type: "LINK", data: { url } });
const media = (...ids: unknown[]) => ({
  type: "MEDIA",
  data: { mediaItems: ids.map((mediaId) => ({ mediaId })) },
});
const mp4 = (name: string, bit_rate?: number) => ({
  url: `https://video.twimg.com/amplify_video/5/vid/${name}.mp4`,
  content_type: "video/mp4",
  bit_rate,
});
const playlist = {
  url: "https://video.twimg.com/amplify_video/5/pl/f.m3u8",
  content_type: "application/x-mpegURL",
};
const preview = { original_img_url: "https://pbs.twimg.com/amplify_video_thumb/5/img/f.jpg" };
const picture = { __typename: "ApiImage", original_img_url: "https://pbs.twimg.com/media/A.jpg" };
const film = (...variants: object[]) => ({
  __typename: "ApiVideo",
  variants,
  preview_image: preview,
});

function read(
  blocks: object[],
  entities: object[],
  infos: Record<string, object> = {},
  more: object = {},
) {
  const source = XArticle.parse({
    title: "Field notes",
    content: {
      blocks,
      entityMap: entities.map((value, key) => ({ key: String(key), value })),
    },
    media_entities: Object.entries(infos).map(([media_id, media_info]) => ({
      media_id,
      media_info,
    })),
    ...more,
  });
  const { article, missing } = articleOf(source);
  return [article.text, ...missing];
}

describe("an article's text", () => {
  it("has every paragraph, however long", () => {
    const long = "x".repeat(200_000);
    expect(read([block("First"), block(long)], [])).to.deep.equal([`First\n\n${long}`]);
  });

  it("is absent if it is longer than a text can be, with its links", () => {
    const url = `https://example.org/${"a".repeat(8_000)}`;
    const links = Array.from({ length: 300 }, () => ({ key: 0, offset: 0, length: 1 }));
    for (const [blocks, entities] of [
      [[block("First"), block("x".repeat(2_000_001))], []],
      [[block("First", ...links)], [link(url)]],
    ] as const) {
      expect(read([...blocks], [...entities])).to.deep.equal([undefined, "article"]);
    }
  });
});

describe("an article's links", () => {
  const map = [link("https://club.example/map"), link("https://two.example/")];
  const after = (text: string, ...ranges: Range[]) => read([block(text, ...ranges)], map)[0];

  it("are placed by code points", () => {
    expect(after("🚲🚲 Ride with the club map", { key: 0, offset: 13, length: 12 })).to.equal(
      "🚲🚲 Ride with the club map (https://club.example/map)",
    );
    expect(after("👩‍👩‍👧 map 🚲", { key: 0, offset: 6, length: 3 })).to.equal(
      "👩‍👩‍👧 map (https://club.example/map) 🚲",
    );
  });

  it("are kept when their range overruns the text", () => {
    for (const range of [
      { key: 0, offset: 4, length: 900 },
      { key: 0, offset: 700, length: 3 },
      { key: 0, offset: 7, length: 0 },
    ]) {
      expect(after("See map", range)).to.equal("See map (https://club.example/map)");
    }
  });

  it("are kept when two meet or overlap", () => {
    expect(
      after("one two", { key: 0, offset: 0, length: 3 }, { key: 1, offset: 4, length: 3 }),
    ).to.equal("one (https://club.example/map) two (https://two.example/)");
    expect(
      after("one two", { key: 1, offset: 0, length: 7 }, { key: 0, offset: 4, length: 3 }),
    ).to.equal("one two (https://two.example/) (https://club.example/map)");
  });

  it("are not repeated where the words are the link", () => {
    expect(after("club.example/map!", { key: 0, offset: 0, length: 16 })).to.equal(
      "club.example/map!",
    );
  });
});

describe("an article's media", () => {
  const best = "https://video.twimg.com/amplify_video/5/vid/high.mp4";

  for (const [what, entity, infos, expected] of [
    ["a picture", media("1"), { 1: picture }, ["https://pbs.twimg.com/media/A.jpg"]],
    [
      "the best mp4 of a film",
      media(1),
      { 1: film(mp4("low", 1), playlist, mp4("high", 2)) },
      [best],
    ],
    [
      "an animation without rates",
      media("1"),
      { 1: { __typename: "ApiGif", variants: [{ url: best }], preview_image: preview } },
      [best],
    ],
    [
      "a picture and a film",
      media("1", "2"),
      { 1: picture, 2: film(mp4("high")) },
      ["https://pbs.twimg.com/media/A.jpg", best],
    ],
  ] as const) {
    it(`keep ${what}`, () => {
      const [text, ...missing] = read([atomic(0)], [entity], infos);
      expect([text?.split("\n"), missing]).to.deep.equal([expected, []]);
    });
  }

  for (const [what, entity, infos] of [
    ["a film with nothing but a playlist", media("1"), { 1: film(playlist) }],
    [
      "a film with nothing but its picture",
      media("1"),
      { 1: { __typename: "ApiVideo", ...preview } },
    ],
    ["a film that is elsewhere", media("1"), { 1: film({ url: "https://cdn.example/f.mp4" }) }],
    ["media that are not given", media("1", "2"), { 1: picture }],
    ["a kind that nobody knows", { type: "TABLE", data: {} }, {}],
    ["a caption without its picture", { type: "MEDIA", data: { caption: "Us" } }, {}],
    ["nothing that can be read", 7 as never, {}],
  ] as const) {
    it(`are named missing with ${what}`, () => {
      expect(read([block("Watch:"), atomic(0)], [entity], infos)).to.include("media");
    });
  }

  it("are named missing with an entity that is not in the map, in a block or a line", () => {
    expect(read([block("Watch:"), atomic(3)], [])).to.deep.equal(["Watch:", "media"]);
    const inLine = block("Watch this", { key: 0, offset: 0, length: 5 });
    expect(read([inLine], [media("1")])).to.deep.equal(["Watch this", "media"]);
  });

  it("begin with the film on top, or name it missing", () => {
    const top = (info: object) =>
      read([block("Words")], [], {}, { cover_media: { media_info: info } });
    expect(top(picture)).to.deep.equal(["Words"]);
    expect(top(film(mp4("high")))).to.deep.equal([`${best}\n\nWords`]);
    expect(top(film(playlist))).to.deep.equal(["Words", "media"]);
  });
});
