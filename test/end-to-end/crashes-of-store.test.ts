import { crashRounds } from "@memory/testing/crash-rounds";
import { expect } from "chai";

/** The most messages that store can have in hand when it is killed. */
const slots = 50;

describe("store, which is killed while 100 links are under way", () => {
  const { killDuringRound, settle, expectEachKeptOnce, repliesToEach } = crashRounds();
  before(async function () {
    this.timeout(300_000);
    await killDuringRound("store");
    await settle("store");
  });

  it("loses nothing and keeps nothing twice", () => expectEachKeptOnce("store"));

  it("answers every message once, but for what a crash cut off between a send and its record", async () => {
    const counts = await repliesToEach("store");
    const extra = counts.reduce((sum, count) => sum + count - 1, 0);
    expect(Math.min(...counts)).to.equal(1);
    expect(extra, "extra replies").to.be.at.most(slots);
  });
});
