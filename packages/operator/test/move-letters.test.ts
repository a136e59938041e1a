import { sqsClient } from "@memory/shared/aws/clients";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { PermanentError } from "@memory/shared/errors";
import { createLog } from "@memory/shared/process/log";
import { createMetrics } from "@memory/shared/process/metrics";
import { fetcher } from "@memory/shared/programs/fetcher";
import { startConsumer } from "@memory/shared/queue/consume";
import { openQueues } from "@memory/shared/queue/open-queues";
import { deadLetterName } from "@memory/shared/queue/policy";
import { openQueue, type Queue } from "@memory/shared/queue/sqs";
import { startQueues } from "@memory/testing/emulators";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { type DeadLetters, openDeadLetters } from "../src/adapters/dead-letters.ts";
import { moveLetters } from "../src/queues/move-letters.ts";
import { parkedRequest, putLetters } from "./letters.ts";

describe("moveLetters", () => {
  const { name } = tweetRequested;
  const dead = deadLetterName(name);
  let queues: Awaited<ReturnType<typeof startQueues>>;
  let client: ReturnType<typeof sqsClient>;
  let from: DeadLetters;
  let to: Queue;

  beforeEach(async () => {
    queues = await startQueues();
    client = sqsClient(queues.config);
    const prefix = queues.config.QUEUE_PREFIX;
    from = await openDeadLetters(client, dead, prefix);
    to = await openQueue(name, { receive: client, send: client }, { prefix });
  });
  afterEach(async () => {
    client.destroy();
    await queues.stop();
  });

  const put = (count: number) =>
    putLetters(
      queues,
      Array.from({ length: count }, (_, index) => parkedRequest(String(100 + index))),
    );
  const move = (more: Partial<Parameters<typeof moveLetters>[0]> = {}) =>
    moveLetters({
      from,
      to,
      there: 100,
      renew: ({ body }) => ({ body }),
      max: 100,
      perSecond: 1000,
      onProgress: () => {},
      ...more,
    });
  const countIn = (queue: string) => {
    const { ready, inFlight, delayed } = queues.inspect(queue);
    return ready.length + inFlight.length + delayed.length;
  };
  const counts = () => ({ dead: countIn(dead), live: countIn(name) });
  const refuses = async () => [{ ok: false as const, error: new Error("refused") }];

  it("moves all, in as many batches as it takes", async () => {
    await put(12);
    const told: number[] = [];
    const { moved, failure } = await move({ onProgress: (count) => told.push(count) });
    expect({ moved, failure }).to.deep.equal({ moved: 12, failure: undefined });
    expect(counts()).to.deep.equal({ dead: 0, live: 12 });
    expect(told.at(-1)).to.equal(12);
  });

  it("moves no more than asked for", async () => {
    await put(3);
    expect((await move({ max: 2 })).moved).to.equal(2);
    expect(counts()).to.deep.equal({ dead: 1, live: 2 });
  });

  it("keeps the letter that could not be sent", async () => {
    await put(1);
    const { moved, failure } = await move({ to: { send: refuses } });
    expect(moved).to.equal(0);
    expect(failure).to.be.instanceOf(Error);
    expect(counts()).to.deep.equal({ dead: 1, live: 0 });
    expect((await move()).moved).to.equal(1);
  });

  it("sends before it deletes: interrupted in between it doubles a letter and loses none", async () => {
    await put(1);
    const interrupted = { ...from, delete: refuses };
    expect((await move({ from: interrupted })).failure).to.be.instanceOf(Error);
    expect(counts()).to.deep.equal({ dead: 1, live: 1 });
  });

  it("leaves what nobody could read for others to see", async () => {
    await put(2);
    const { moved, unreadable } = await move({ renew: () => undefined });
    expect({ moved, unreadable }).to.deep.equal({ moved: 0, unreadable: 2 });
    const seen = new Set<string>();
    await until("both to be there again", async () => {
      for (const { id } of await from.receive(10, 30)) seen.add(id);
      return seen.size === 2;
    });
  });

  it("ends although a consumer parks again what it sends", async () => {
    await put(5);
    const log = createLog("test", "silent");
    const metrics = createMetrics(fetcher);
    const opened = await openQueues(
      { receive: [name], send: [] },
      { config: queues.config, log, metrics },
    );
    const consumer = startConsumer({
      contract: tweetRequested,
      queue: opened.queue(name),
      dead: opened.dead(name),
      slots: 10,
      waitSeconds: 1,
      handle: async () => {
        throw new PermanentError("never");
      },
      log,
      metrics,
    });
    try {
      expect((await move({ there: 5, perSecond: 2 })).moved).to.equal(5);
      await until("all to be parked again", () => countIn(dead) === 5 && countIn(name) === 0);
      const [letter] = await from.receive(1, 1);
      expect(letter?.parked).to.include({ reason: "PermanentError: never", receiveCount: 1 });
    } finally {
      await consumer.drain();
      opened.close();
    }
  });
});
