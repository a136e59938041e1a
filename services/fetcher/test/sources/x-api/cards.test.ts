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
});
