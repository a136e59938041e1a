import { expect } from "chai";
import { replaceRanges } from "../../src/read/replace-ranges.ts";

describe("ranges of a text", () => {
  const marked = (...ranges: [offset: number, length: number][]) =>
    replaceRanges(
      "abcdefgh",
      ranges.map(([offset, length]) => ({ offset, length })),
      (length) => "@".repeat(length),
    );

  it("are replaced, each part once however they overlap", () => {
    expect(marked()).to.equal("abcdefgh");
    expect(marked([1, 2], [5, 1])).to.equal("a@@de@gh");
    expect(marked([5, 1], [1, 2], [1, 1], [2, 3])).to.equal("a@@@@@gh");
    expect(marked([6, 100], [100, 3], [0, 0])).to.equal("abcdef@@");
  });
});
