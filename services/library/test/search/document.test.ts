import { exampleClaim, exampleItem } from "@memory/testing/example-claim";
import { exampleTweet } from "@memory/testing/example-request";
import { expect } from "chai";
import { documentOf } from "../../src/search/index/document.ts";
import { libraryOf } from "./library-of.ts";

describe("documentOf", () => {
  const photo = {
    kind: "photo",
    url: "https://pbs.example/1.jpg",
    altText: "a red bicycle",
  } as const;
  const quoted = { ...exampleTweet({ id: "21", text: "quoted words" }), kind: "found" } as const;
  const { thread: _, ...post } = quoted;
  const tweet = exampleTweet({
    text: "own words",
    media: [photo],
    quoted: post,
    card: { url: "https://page.example/", title: "a page's title" },
    poll: { options: [{ label: "tea" }, { label: "coffee" }] },
    missing: ["thread"],
  });
  const item = { ...exampleItem({}), Tweet: tweet, From: { chatTitle: "climbing club" } };
  const claim = { ...exampleClaim({}), Tags: ["#Work"], Note: "for Monday" };
  const { ids } = libraryOf(documentOf(claim, item));

  for (const query of [
    "own",
    "quoted",
    "bicycle",
    "title",
    "coffee",
    "monday",
    "tag:work",
    "in:climbing",
    "club",
    "has:photo has:quote has:poll has:link",
    "is:incomplete",
    `from:${tweet.author.handle}`,
  ]) {
    it(`is found by ${query}`, () => {
      expect(ids(query)).to.have.length(1);
    });
  }

  it("is not found by what it lacks", () => {
    expect(ids("has:video OR has:thread")).to.deep.equal([]);
  });
});
