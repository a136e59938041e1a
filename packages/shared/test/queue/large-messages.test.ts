import { until } from "@memory/testing/until";
import { expect } from "chai";
import { z } from "zod";
import { envelope } from "../../src/contracts/envelope.ts";
import { createLog } from "../../src/process/log.ts";
import { createMetrics } from "../../src/process/metrics.ts";
import { newTraceId } from "../../src/process/trace.ts";
import { store } from "../../src/programs/store.ts";
import { startConsumer } from "../../src/queue/consume.ts";
import { slotsOf } from "../../src/queue/slots-of.ts";
import type { Queue, Received } from "../../src/queue/sqs.ts";

const message = (bytes: number, number: number): Received => ({
  id: String(number),
  receipt: String(number),
  body: JSON.stringify({ version: 1, traceId: newTraceId(), text: "x".repeat(bytes) }),
  receiveCount: 1,
  visibleSince: Date.now(),
});

/** Consumes 40 messages of 900 kB. Gives the most that were received, and handled, at once. */
async function consume(slots: number): Promise<{ inHand: number; atWork: number }> {
  const waiting = Array.from({ length: 40 }, (_, number) => message(900_000, number));
  const isOver = Promise.withResolvers<void>();
  const done = async (entries: unknown[]) => entries.map(() => ({ ok: true }) as const);
  const queue: Queue = {
    name: "large",
    async receive(max) {
      if (waiting.length === 0) await isOver.promise;
      return waiting.splice(0, max);
    },
    send: done,
    delete: done,
    changeVisibility: done,
  };
  let received = 0;
  let handled = 0;
  let working = 0;
  const most = { inHand: 0, atWork: 0 };
  const consumer = startConsumer({
    contract: { name: "large", schema: z.object({ ...envelope, text: z.string() }) },
    queue,
    dead: queue,
    slots,
    waitSeconds: 1,
    async handle() {
      working += 1;
      received = 40 - waiting.length;
      most.atWork = Math.max(most.atWork, working);
      most.inHand = Math.max(most.inHand, received - handled);
      await new Promise(setImmediate);
      working -= 1;
      handled += 1;
    },
    log: createLog("test", "silent"),
    metrics: createMetrics(store),
  });
  await until("all to be handled", () => handled === 40);
  isOver.resolve();
  await consumer.drain();
  return most;
}

describe("large messages", () => {
  it("take a slot more for each 100 KB, and never more than there are", () => {
    const sizes = [0, 99_999, 100_000, 250_000, 1_000_000];
    const taken = sizes.map((size) => slotsOf([{ body: "x".repeat(size) }], 8));
    expect(taken).to.deep.equal([1, 1, 2, 3, 8]);
    expect(slotsOf([{ body: "" }, { body: "x".repeat(150_000) }], 8)).to.equal(3);
  });

  it("are received and handled a few at once, so that a small heap holds them", async () => {
    const { inHand, atWork } = await consume(50);
    expect(atWork).to.be.at.most(5);
    expect(inHand).to.be.at.most(15);
  });

  it("are all handled even where one takes every slot", async () => {
    const { atWork } = await consume(5);
    expect(atWork).to.equal(1);
  });
});
