import { setImmediate as nextTurn } from "node:timers/promises";
import { expect } from "chai";
import { batcher } from "../../src/queue/batch.ts";

describe("batcher", () => {
  /** A long linger stands for ever: what is sent meanwhile did not wait for it. */
  const forEver = 3_600_000;

  const open = (expected: number) => {
    const sent: number[] = [];
    const flush = async (entries: number[]) => {
      sent.push(entries.length);
      return entries.map(() => ({ ok: true }) as const);
    };
    const options = { flush, lingerMs: forEver, steadyLingerMs: forEver };
    return { sent, queue: batcher<number>({ ...options, expected: () => expected }) };
  };
  const add = (queue: ReturnType<typeof open>["queue"], count: number) => {
    for (let entry = 0; entry < count; entry += 1) void queue.add(entry);
  };
  const turns = async () => {
    await nextTurn();
    await nextTurn();
  };

  it("sends at once what comes alone, and together what comes together", async () => {
    const { sent, queue } = open(1);
    add(queue, 1);
    await turns();
    add(queue, 3);
    await turns();
    expect(sent).to.deep.equal([1, 3]);
  });

  it("waits while more can come", async () => {
    const { sent, queue } = open(2);
    add(queue, 1);
    await turns();
    expect(sent).to.deep.equal([]);
    add(queue, 1);
    await turns();
    expect(sent).to.deep.equal([2]);
  });

  it("waits for company in steady traffic, up to a full batch", async () => {
    const { sent, queue } = open(1);
    for (let turn = 0; turn < 20; turn += 1) {
      add(queue, 1);
      await turns();
    }
    const alone = sent.filter((count) => count === 1).length;
    add(queue, 5);
    await turns();
    expect(sent).to.have.length(alone);
    expect(alone).to.equal(19);
    add(queue, 4);
    await turns();
    expect(sent.at(-1)).to.equal(10);
  });

  it("sends at the end what waits", async () => {
    const { sent, queue } = open(2);
    add(queue, 1);
    await queue.drain();
    expect(sent).to.deep.equal([1]);
  });
});
