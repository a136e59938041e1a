import { exampleTweet } from "@memory/testing/example-request";
import { expect } from "chai";
import { fitItem } from "../src/save/fit-item.ts";

const post = (id: string, text: string) => {
  const { sources: _, ...rest } = exampleTweet({ id, text });
  return { kind: "found" as const, ...rest };
};

describe("fitItem", () => {
  it("leaves a tweet alone that an item can hold", () => {
    const tweet = exampleTweet({
      text: "a".repeat(25_000),
      thread: [post("1", "a"), post("2", "b")],
    });
    expect(fitItem(tweet)).to.equal(tweet);
  });

  it("leaves out the thread first, and says so", () => {
    const thread = Array.from({ length: 20 }, (_, index) =>
      post(String(index), "b".repeat(25_000)),
    );
    const fitted = fitItem(
      exampleTweet({ thread, quoted: post("9", "quoted"), missing: ["poll"] }),
    );
    expect(fitted.thread).to.equal(undefined);
    expect(fitted.quoted).not.to.equal(undefined);
    expect(fitted.missing).to.deep.equal(["poll", "thread"]);
  });

  it("leaves out an article's text, but not its title, and names nothing that was not there", () => {
    const article = { title: "long", text: "c".repeat(400_000) };
    const fitted = fitItem(exampleTweet({ article }));
    expect(fitted.article).to.deep.equal({ title: "long" });
    expect(fitted.missing).to.deep.equal(["article"]);
  });
});
