import { expect } from "chai";
import { cutAtSpace } from "../../src/read/cut-at-space.ts";

describe("cutAtSpace", () => {
  it("leaves every text that Telegram sends as it is", () => {
    const text = "a".repeat(32_768);
    expect(cutAtSpace(text)).to.equal(text);
  });

  it("cuts no link into another one", () => {
    const text = "x.com/a/status/2012345678\n".repeat(2_000);
    const cut = cutAtSpace(text);
    expect(cut.length).to.be.within(39_000, 40_000);
    expect(new Set(cut.split("\n"))).to.deep.equal(new Set(["x.com/a/status/2012345678"]));
  });

  it("leaves nothing of what has no space", () => {
    expect(cutAtSpace("a".repeat(50_000))).to.equal("");
  });
});
