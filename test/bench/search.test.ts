import { expect } from "chai";
import { labelledSet } from "../../bench/search/labelled.ts";
import { memorySearchOf, writeSearchFile } from "../../bench/search/memory-search.ts";
import { recallAt5 } from "../../bench/search/recall.ts";

describe("a search through 5,000 tweets in thirteen languages", () => {
  const { documents, queries } = labelledSet({ tweets: 5_000, seed: 3 });
  const least = {
    word: 0.98,
    prefix: 0.98,
    "two words": 0.98,
    part: 0.95,
    typo: 0.95,
    "plain letters": 0.98,
  } as const;

  it("has what was meant among its first five hits", () => {
    expect(queries).to.have.length.above(300);
    const recall = recallAt5(queries, memorySearchOf(writeSearchFile(":memory:", documents)));
    for (const [kind, wanted] of Object.entries(least)) {
      const { recall: share, queries: count } = recall[kind as keyof typeof least];
      expect(count, kind).to.be.greaterThan(30);
      expect(share, kind).to.be.at.least(wanted);
    }
  });
});
