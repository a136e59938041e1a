import { expect } from "chai";
import { xPost } from "../../../src/sources/x-api/post.ts";
import { XBody } from "../../../src/sources/x-api/schema.ts";

function kept(more: object, media: object[] = []) {
  const body = XBody.parse({
    data: [{ id: "1960000000000000080", text: "Look", author_id: "7", ...more }],
    includes: { users: [{ id: "7", username: "mira_k" }], media },
  });
  const [found] = body.data;
  const post = found && xPost(found, body, "2026-03-04T00:00:00.000Z")?.post;
  return { card: post?.card?.url, article: post?.article?.text, missing: post?.missing };
}
const link = (expanded_url: string, title?: string) => ({
  entities: { urls: [{ url: "https://t.co/C4rd", expanded_url, title }] },
});
const nothing = { card: undefined, article: undefined, missing: [] as string[] };

describe("the cards of X's API", () => {
  for (const [what, more, expected] of [
    ["a broadcast", link("https://x.com/i/broadcasts/1y"), { missing: ["media"] }],
    ["a Space", link("https://twitter.com/i/spaces/1y"), { missing: ["media"] }],
    ["a card that only its URI names", { card_uri: "card://19" }, { missing: ["media"] }],
    ["X's front page", link("https://x.com", "Tonight"), {}],
    ["a page", link("https://example.org/", "Tides"), { card: "https://example.org/" }],
  ] as const) {
    it(`keep or name missing what belongs to ${what}`, () => {
      expect(kept(more)).to.deep.equal({ ...nothing, ...expected });
    });
  }

  it("name an article's pictures after its text, or missing", () => {
    const article = { article: { title: "T", plain_text: "Words", media_entities: ["3_1"] } };
    const picture = { media_key: "3_1", type: "photo", url: "https://pbs.twimg.com/media/A.jpg" };
    expect(kept(article, [picture])).to.deep.equal({
      ...nothing,
      article: "Words\n\nhttps://pbs.twimg.com/media/A?format=jpg&name=orig",
    });
    expect(kept(article)).to.deep.equal({ ...nothing, article: "Words", missing: ["media"] });
  });

  for (const [what, urls, missing] of [
    ["stand in its text", [{ text: "https://example.org/a" }, { url: "example.org/b?c" }], []],
    ["stand there by a name", [{ url: "https://t.co/a1", display_url: "example.org/b?c" }], []],
    ["are hidden behind its words", [{ text: "https://example.org/hidden" }], ["article"]],
    ["are short in its text", [{ url: "https://t.co/aaaaaaaaa1" }], ["article"]],
    ["are named there by a word", [{ text: "See", url: "https://example.org/see" }], ["article"]],
    ["begin like one in its text", [{ text: "https://example.org" }], ["article"]],
    ["are known by a number alone", [7], ["article"]],
  ] as const) {
    it(`${missing.length === 0 ? "take" : "do not take"} an article for whole whose links ${what}`, () => {
      const plain_text =
        "See https://example.org/a, and (example.org/b?c). https://t.co/aaaaaaaaa1";
      const article = { title: "T", plain_text, entities: { mentions: [7], urls } };
      expect(kept({ article })).to.deep.equal({ ...nothing, article: plain_text, missing });
    });
  }
});

describe("a text of X's API that ends with an ellipsis", () => {
  const words = (length: number) => `${"tide ".repeat(60).slice(0, length - 1)}…`;
  const toPicture = { entities: { urls: [{ url: "https://t.co/ppppppppp1", media_key: "3_1" }] } };
  const toItself = {
    entities: {
      urls: [
        {
          url: "https://t.co/aaaaaaaaa1",
          expanded_url: "https://x.com/i/web/status/1960000000000000080",
        },
      ],
    },
  };
  for (const [what, more, missing] of [
    ["is the author's own if it is short", { text: words(250) }, []],
    [
      "is the author's own before a picture",
      { text: `${words(250)} https://t.co/ppppppppp1`, ...toPicture },
      [],
    ],
    ["is cut if no text could be longer", { text: words(278) }, ["text"]],
    [
      "is cut if a link to the post follows",
      { text: `${words(120)} https://t.co/aaaaaaaaa1`, ...toItself },
      ["text"],
    ],
  ] as const) {
    it(what, () => {
      const media = { media_key: "3_1", type: "photo", url: "https://pbs.twimg.com/media/A.jpg" };
      const attachments = { media_keys: ["3_1"] };
      const { missing: named } = kept({ ...more, attachments }, [media]);
      expect(named).to.deep.equal(missing);
    });
  }
});
