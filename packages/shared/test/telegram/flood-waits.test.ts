import { expect } from "chai";
import { createFloodWaits } from "../../src/telegram/flood-waits.ts";

describe("createFloodWaits", () => {
  let nowMs = 0;
  const start = () => {
    nowMs = 1_000_000;
    return createFloodWaits(() => nowMs);
  };
  const after = (ms: number) => {
    nowMs += ms;
    return nowMs;
  };

  it("holds back one chat to the millisecond, and no other", () => {
    const waits = start();
    waits.limited(7, 3);
    after(2_999);
    expect([waits.remainingMs(7), waits.remainingMs(8)]).to.deep.equal([1, 0]);
    after(1);
    expect(waits.remainingMs(7)).to.equal(0);
  });

  it("never shortens a wait by a later answer", () => {
    const waits = start();
    waits.limited(7, 30);
    waits.limited(7, 1);
    expect(waits.remainingMs(7)).to.equal(30_000);
  });

  it("holds back everything once a second chat is limited while the first is", () => {
    const waits = start();
    waits.limited(7, 5);
    after(1_000);
    waits.limited(8, 10);
    expect(waits.remainingMs(9)).to.equal(10_000);
    expect(waits.remainingMs(undefined)).to.equal(10_000);
  });

  it("takes two limited chats for two when another was called in between, or the first is over", () => {
    const waits = start();
    waits.limited(7, 5);
    waits.passed(after(1));
    after(1);
    waits.limited(8, 5);
    expect(waits.remainingMs(9)).to.equal(0);
    after(5_000);
    waits.limited(7, 5);
    expect(waits.remainingMs(9)).to.equal(0);
  });

  it("is not led astray by a call that began before the first refusal", () => {
    const waits = start();
    const begunAt = after(1);
    after(1);
    waits.limited(7, 5);
    waits.passed(begunAt);
    waits.limited(8, 5);
    expect(waits.remainingMs(9)).to.equal(5_000);
  });

  it("remembers so many chats, and those that need not wait any more least of all", () => {
    nowMs = 0;
    const waits = createFloodWaits(() => nowMs, 3);
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
    expect([1, 2, 3, 4, 5].map(waits.remainingMs)).to.deep.equal([0, 0, 6_000, 7_000, 8_000]);
  });
});
