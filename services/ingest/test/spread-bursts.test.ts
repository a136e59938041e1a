import { expect } from "chai";
import { createBursts } from "../src/spread-bursts.ts";

describe("createBursts", () => {
  let nowMs = 0;
  const start = () => {
    nowMs = 1_000_000;
    return createBursts(() => nowMs);
  };

  it("delays nothing up to twenty jobs", () => {
    expect(start().take("7", 20)).to.deep.equal(Array(20).fill(0));
  });

  it("adds a second for each further twenty, one person at a time", () => {
    const bursts = start();
    bursts.take("7", 15);
    expect(bursts.take("7", 30)).to.deep.equal([
      ...Array(5).fill(0),
      ...Array(20).fill(1),
      ...Array(5).fill(2),
    ]);
    expect(bursts.take("8", 1)).to.deep.equal([0]);
  });

  it("never asks for more than SQS can delay", () => {
    expect(start().take("7", 20_000).at(-1)).to.equal(900);
  });

  it("forgets what is ten seconds old, and what was not accepted", () => {
    const bursts = start();
    bursts.take("7", 20);
    nowMs += 5_000;
    bursts.take("7", 20);
    bursts.giveBack("7", 20);
    expect(bursts.take("7", 1)).to.deep.equal([1]);
    nowMs += 5_000;
    expect(bursts.take("7", 20)).to.deep.equal([...Array(19).fill(0), 1]);
  });
});
