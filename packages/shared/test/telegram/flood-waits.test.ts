import { expect } from "chai";
import { createFloodWaits } from "../../src/telegram/flood-waits.ts";

describe("createFloodWaits", () => {
  let nowMs = 0;
  const start = () => {
    nowMs = 1_000_000;
    return createFloodWaits({ now: () => nowMs, random: () => 0.5 });
  };
  const after = (ms: number) => {
    nowMs += ms;
    return nowMs;
  };

  it("holds back one chat to the millisecond, and no other", () => {
    const waits = start();
    waits.limited(7, 3);
    after(2_999);
    expect([waits.waitMs(7), waits.waitMs(8)]).to.deep.equal([1, 0]);
    after(1);
    expect(waits.waitMs(7)).to.equal(0);
  });

  it("never shortens a wait by a later answer", () => {
    const waits = start();
    waits.limited(7, 30);
    waits.limited(7, 1);
    expect(waits.waitMs(7)).to.equal(30_000);
  });

  it("takes the limits of two chats for their own: others go on", () => {
    const waits = start();
    waits.limited(7, 34);
    after(10);
    waits.limited(8, 73);
    expect([9, undefined].map(waits.waitMs)).to.deep.equal([0, 0]);
    expect([7, 8].map(waits.waitMs)).to.deep.equal([33_990, 73_000]);
  });

  /** The chats are limited 100 ms apart, each for 30 s. */
  const limitEach = (waits: ReturnType<typeof start>, chats: number[], apartMs = 100) => {
    for (const chat of chats) {
      after(apartMs);
      waits.limited(chat, 30);
    }
  };

  it("holds back everything once three chats are limited within a second", () => {
    const waits = start();
    limitEach(waits, [6, 7, 8]);
    expect([9, undefined].map(waits.admits)).to.deep.equal([false, false]);
  });

  it("takes three limits for the chats' own if they are not together, or a call succeeded between", () => {
    const slow = start();
    limitEach(slow, [6, 7, 8], 600);
    expect(slow.admits(9)).to.equal(true);
    const interrupted = start();
    limitEach(interrupted, [6, 7]);
    interrupted.passed(after(1));
    limitEach(interrupted, [8]);
    expect(interrupted.admits(9)).to.equal(true);
    const repeated = start();
    limitEach(repeated, [6, 7, 6, 7]);
    expect(repeated.admits(9)).to.equal(true);
  });

  it("is not led astray by a call that began before the first refusal", () => {
    const waits = start();
    const begunAt = after(1);
    limitEach(waits, [6, 7]);
    waits.passed(begunAt);
    limitEach(waits, [8]);
    expect(waits.admits(9)).to.equal(false);
  });

  it("lets one call through every five seconds, and all others once that succeeds", () => {
    const waits = start();
    limitEach(waits, [6, 7, 8]);
    const begunAt = after(5_000);
    expect([6, 9, 10].map(waits.admits)).to.deep.equal([false, true, false]);
    waits.passed(begunAt);
    expect([6, 9, 10].map(waits.admits)).to.deep.equal([false, true, true]);
  });

  it("lets one caller come back for the next probe, and spreads the others over longer and longer", () => {
    const waits = start();
    limitEach(waits, [6, 7, 8]);
    expect([9, 10, 11].map(waits.waitMs)).to.deep.equal([5_000, 7_500, 7_500]);
    after(5_000);
    expect(waits.admits(9)).to.equal(true);
    after(3_000);
    expect([9, 10, 11].map(waits.waitMs)).to.deep.equal([2_000, 6_000, 6_000]);
    after(12_000);
    expect(waits.admits(9)).to.equal(true);
    // The bot's wait ends in 9.8 s.
    expect([9, 10, 11].map(waits.waitMs)).to.deep.equal([5_000, 9_800, 9_800]);
  });

  it("keeps no probe for a chat whose own limit lasts longer", () => {
    const waits = start();
    waits.limited(9, 20);
    after(2_000);
    limitEach(waits, [6, 7, 8]);
    expect([9, 6, 10].map(waits.waitMs)).to.deep.equal([17_700, 29_800, 5_000]);
  });

  it("goes on holding back if the probe is refused, until the first of the limits is over", () => {
    const waits = start();
    limitEach(waits, [6, 7, 8]);
    after(5_000);
    waits.admits(9);
    waits.limited(9, 60);
    expect(waits.admits(10)).to.equal(false);
    after(24_800);
    expect([6, 9, 10].map(waits.admits)).to.deep.equal([true, false, true]);
  });

  it("remembers so many chats, and those that need not wait any more least of all", () => {
    nowMs = 0;
    const waits = createFloodWaits({ now: () => nowMs, capacity: 3 });
    for (const [chat, seconds] of [
      [1, 9],
      [2, 1],
      [3, 9],
      [4, 9],
      [5, 9],
    ] as const) {
      waits.limited(chat, seconds);
      waits.passed(after(1_000));
    }
    expect([1, 2, 3, 4, 5].map(waits.waitMs)).to.deep.equal([0, 0, 6_000, 7_000, 8_000]);
  });
});
