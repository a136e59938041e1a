import { exampleTweet } from "@memory/testing/example-request";
import { expect } from "chai";
import { fitsItem, reducedContent } from "../src/save/item-content.ts";

const post = (id: string, text: string) => {
  const { sources: _, ...rest } = exampleTweet({ id, text });
  return { kind: "found" as const, ...rest };
};
const sizeOf = (content: object) => Buffer.byteLength(JSON.stringify(content));

describe("what an item holds of a tweet", () => {
  it("is all of one that fits, a long note and its thread included", () => {
    const thread = [post("1", "a"), post("2", "b")];
    expect(fitsItem(exampleTweet({ text: "a".repeat(25_000), thread }))).to.equal(true);
    expect(
      fitsItem(exampleTweet({ article: { title: "long", text: "c".repeat(270_000) } })),
    ).to.equal(true);
    expect(
      fitsItem(exampleTweet({ article: { title: "long", text: "c".repeat(300_000) } })),
    ).to.equal(false);
  });

  it("leaves out the thread first, and says so", () => {
    const thread = Array.from({ length: 20 }, (_, index) =>
      post(String(index), "b".repeat(25_000)),
    );
    const quoted = post("9", "quoted");
    const { Tweet } = reducedContent(exampleTweet({ thread, quoted, missing: ["poll"] }));
    expect(Tweet.thread).to.equal(undefined);
    expect(Tweet.quoted).not.to.equal(undefined);
    expect(Tweet.missing).to.deep.equal(["poll", "thread"]);
  });

  it("leaves out an article's text, but not its title, and names nothing that was not there", () => {
    const { Tweet } = reducedContent(
      exampleTweet({ article: { title: "long", text: "c".repeat(400_000) } }),
    );
    expect(Tweet.article).to.deep.equal({ title: "long" });
    expect(Tweet.missing).to.deep.equal(["article"]);
  });

  it("has the whole text once, of a text that it cannot hold twice, and none above 400 KB", () => {
    for (const [text, isWhole] of [
      ["漢".repeat(70_000), true],
      ["漢".repeat(150_000), false],
    ] as const) {
      const content = reducedContent(exampleTweet({ text }));
      expect(content.Content === text).to.equal(isWhole);
      expect(text.startsWith(content.Tweet.text)).to.equal(true);
      expect(content.Tweet.missing).to.deep.equal(["text"]);
      expect(sizeOf(content)).to.be.below(300_000);
    }
  });

  it("does not end a text within a character", () => {
    const { Tweet } = reducedContent(exampleTweet({ text: `.${"🚲".repeat(100_000)}` }));
    expect(Tweet.text).to.equal(`.${"🚲".repeat(4_999)}`);
  });
});
