import { expect } from "chai";
import { createRecentWork } from "../../src/publish/recent-work.ts";

describe("createRecentWork", () => {
  it("forgets the oldest beyond its capacity", async () => {
    const once = createRecentWork<number>(2);
    let done = 0;
    const work = async () => {
      done += 1;
      return done;
    };
    for (const id of [1, 2, 1, 2, 3, 2, 3]) await once(id, work);
    expect(done).to.equal(3);
    expect(await once(1, work)).to.equal(4);
  });
});
