import { expect } from "chai";
import { createBursts } from "../../src/publish/spread-bursts.ts";

describe("createBursts", () => {
  let nowMs = 0;
  const start = () => {
    nowMs = 1_000_000;
    return createBursts(() => nowMs);
  };

  it("delays nothing up to twenty jobs", () => {
    expect(start().take("7", 20)).to.deep.equal(Array(20).fill(0));
  });

  it("lets ten more go each second, one person at a time", () => {
    const bursts = start();
    bursts.take("7", 15);
    expect(bursts.take("7", 30)).to.deep.equal([
      ...Array(5).fill(0),
      ...Array(10).fill(1),
      ...Array(10).fill(2),
      ...Array(5).fill(3),
    ]);
    expect(bursts.take("8", 1)).to.deep.equal([0]);
  });

  it("never asks for more than SQS can delay", () => {
    expect(start().take("7", 20_000).at(-1)).to.equal(900);
  });

  it("lets no flood through faster by lasting longer", () => {
    const bursts = start();
    const perSecond = new Map<number, number>();
    for (let second = 0; second < 60; second += 1) {
      for (const delay of bursts.take("7", 50)) {
        perSecond.set(second + delay, (perSecond.get(second + delay) ?? 0) + 1);
      }
      nowMs += 1_000;
    }
    const [first, ...later] = [...perSecond.values()];
    expect(first).to.equal(20);
    expect(Math.max(...later)).to.equal(10);
  });

  it("forgets what has gone meanwhile, and what was not accepted", () => {
    const bursts = start();
    bursts.take("7", 40);
    nowMs += 3_000;
    bursts.take("7", 30);
    bursts.giveBack("7", 30);
    expect(bursts.take("7", 12)).to.deep.equal([...Array(10).fill(0), 1, 1]);
  });
});
