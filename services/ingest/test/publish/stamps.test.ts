import { expect } from "chai";
import { createStamps } from "../../src/publish/stamps.ts";

describe("createStamps", () => {
  it("gives updates of one moment an order, and none the time of another", () => {
    const stamp = createStamps(() => 1000);
    expect([1, 2, undefined, 3].map((id) => stamp(id).getTime())).to.deep.equal([
      1000, 1001, 1002, 1003,
    ]);
  });

  it("gives an update that comes again the time at which it was first seen", () => {
    let now = 1000;
    const stamp = createStamps(() => now);
    const first = stamp(7);
    now = 9000;
    stamp(8);
    expect(stamp(7)).to.deep.equal(first);
  });

  it("goes forward when the clock goes back", () => {
    let now = 1000;
    const stamp = createStamps(() => now);
    stamp(1);
    now = 500;
    expect(stamp(2).getTime()).to.equal(1001);
  });

  it("remembers only the newest updates", () => {
    let now = 1;
    const stamp = createStamps(() => now);
    stamp(0);
    for (let id = 1; id <= 5_000; id += 1) stamp(id);
    now = 1_000_000;
    expect(stamp(0).getTime()).to.equal(1_000_000);
    expect(stamp(5_000).getTime()).to.be.lessThan(1_000_000);
  });
});
