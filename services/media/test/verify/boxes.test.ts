import { expect } from "chai";
import { boxes } from "../../src/copy/verify/boxes.ts";

describe("boxes", () => {
  it("ends in a file that consists of nothing but empty boxes", async () => {
    const empty = Buffer.from("\0\0\0\bfree\0\0\0\bfree", "latin1");
    let found = 0;
    for await (const _ of boxes(async () => empty, 0, 8_000_000)) found += 1;
    expect(found).to.equal(100_000);
  });
});
