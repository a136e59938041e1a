import { once } from "node:events";
import { startQueues } from "@memory/testing/emulators";
import { metricValue } from "@memory/testing/metric-value";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { z } from "zod";
import { envelope } from "../../src/contracts/envelope.ts";
import { tweetRequested } from "../../src/contracts/tweet-requested.ts";
import { PermanentError, RetryableError } from "../../src/errors.ts";
import { createLog } from "../../src/process/log.ts";
import { createMetrics } from "../../src/process/metrics.ts";
import { newTraceId } from "../../src/process/trace.ts";
import { fetcher } from "../../src/programs/fetcher.ts";
import type { Handle } from "../../src/queue/attempt.ts";
import { type Consumer, startConsumer } from "../../src/queue/consume.ts";
import { openQueues, type QueueSet } from "../../src/queue/open-queues.ts";
import { createSender } from "../../src/queue/sender.ts";

const { name } = tweetRequested;
const Numbered = z.object({ ...envelope, number: z.number(), copies: z.number().optional() });
type Numbered = z.infer<typeof Numbered>;
const contract = { name, schema: Numbered };

describe("startConsumer", () => {
  const log = createLog("test", "silent");
  const metrics = createMetrics(fetcher);
  let emulator: Awaited<ReturnType<typeof startQueues>>;
  let queues: QueueSet;
  let consumer: Consumer | undefined;

  beforeEach(async () => {
    emulator = await startQueues();
    queues = await openQueues(
      { receive: [name], send: [] },
      { config: emulator.config, log, metrics },
    );
  });

  afterEach(async () => {
    await consumer?.drain();
    consumer = undefined;
    queues.close();
    await emulator.stop();
  });

  const send = async (numbers: number[]) => {
    const sender = createSender([queues.queue(name)], { lingerMs: 1 });
    await Promise.all(
      numbers.map((number) => sender.send(contract, { version: 1, traceId: newTraceId(), number })),
    );
  };

  const consume = (
    handle: Handle<Numbered>,
    more: {
      slots?: number;
      mayReceive?: () => boolean;
      copy?: (m: Numbered) => Numbered;
      parked?: (m: Numbered) => Promise<void>;
    } = {},
  ) => {
    consumer = startConsumer({
      contract,
      queue: queues.queue(name),
      dead: queues.dead(name),
      slots: 50,
      waitSeconds: 1,
      handle,
      log,
      metrics,
      ...more,
    });
  };

  const isEmpty = async () => {
    const { ready, delayed, inFlight } = await emulator.counts(name);
    return ready + delayed + inFlight === 0;
  };
  const deadLetters = () => emulator.letters(`${name}-dead`);

  it("receives nothing while it may not", async () => {
    await send([1]);
    const asked = Promise.withResolvers<void>();
    let isSpare = false;
    const handled: number[] = [];
    consume(async ({ number }) => void handled.push(number), {
      mayReceive() {
        if (!isSpare) setImmediate(() => asked.resolve());
        return isSpare;
      },
    });
    await asked.promise;
    expect(emulator.inspect(name).ready).to.have.length(1);
    isSpare = true;
    await until("the message to be handled", () => handled.length === 1);
  });

  it("handles every message once and deletes it", async () => {
    const seen: number[] = [];
    consume(async ({ number }) => void seen.push(number));
    await send(Array.from({ length: 35 }, (_, number) => number));
    await until("an empty queue", isEmpty);
    expect(seen.toSorted((a, b) => a - b)).to.deep.equal(Array.from({ length: 35 }, (_, n) => n));
  });

  it("tells how many messages came, how old they were, and how many are at work", async () => {
    metrics.registry.resetMetrics();
    const gate = Promise.withResolvers<void>();
    await send([1, 2, 3]);
    consume(() => gate.promise, { slots: 2 });
    const value = async (metric: string) =>
      metricValue(await metrics.registry.metrics(), metric, { queue: name });
    await until("two at work", async () => (await value("memory_slots_in_use")) === 2);
    const told = [
      await value("memory_messages_received_total"),
      await value("memory_queue_age_seconds_count"),
      await value("memory_messages_in_hand"),
      await value("memory_slots"),
    ];
    gate.resolve();
    await until("an empty queue", isEmpty);
    expect(told).to.deep.equal([3, 3, 3, 2]);
    expect(await value("memory_slots_in_use")).to.equal(0);
    expect(await value("memory_messages_sent_total")).to.equal(3);
  });

  it("counts a message's delay as no age, and its age but once", async () => {
    metrics.registry.resetMetrics();
    const sender = createSender([queues.queue(name)], { lingerMs: 1 });
    const message = { version: 1 as const, traceId: newTraceId(), number: 1 };
    let tries = 0;
    consume(async () => {
      tries += 1;
      if (tries === 1) throw new RetryableError("not yet", { retryAfterSeconds: 1 });
    });
    await sender.send(contract, message, { delaySeconds: 1 });
    await until("an empty queue", () => (tries === 2 ? isEmpty() : undefined));
    const told = await metrics.registry.metrics();
    expect(metricValue(told, "memory_queue_age_seconds_count")).to.equal(1);
    expect(metricValue(told, "memory_queue_age_seconds_sum")).to.be.lessThan(1);
  });

  it("lets a slow message hold up no other", async () => {
    const slow = Promise.withResolvers<void>();
    const done: number[] = [];
    consume(async ({ number }) => {
      if (number === 0) await slow.promise;
      done.push(number);
    });
    await send(Array.from({ length: 30 }, (_, number) => number));
    await until("the other 29", () => done.length === 29);
    expect(done).not.to.include(0);
    slow.resolve();
    await until("the slow one", () => done.includes(0));
  });

  it("takes at most ten in hand beyond its slots", async () => {
    const gate = Promise.withResolvers<void>();
    let atOnce = 0;
    consume(
      async () => {
        atOnce += 1;
        await gate.promise;
      },
      { slots: 5 },
    );
    await send(Array.from({ length: 40 }, (_, number) => number));
    await until("five at once", () => atOnce === 5);
    const received = await until("the prefetch", async () => {
      const { inFlight } = await emulator.counts(name);
      return inFlight >= 10 ? inFlight : undefined;
    });
    expect(received).to.be.at.most(15);
    expect(atOnce).to.equal(5);
    gate.resolve();
    await until("an empty queue", isEmpty);
  });

  it("tries again after a failure", async () => {
    let tries = 0;
    consume(async () => {
      tries += 1;
      if (tries === 1) throw new Error("a passing outage");
    });
    await send([1]);
    await until("an empty queue", isEmpty);
    expect(tries).to.equal(2);
  });

  it("waits at least as long as a RetryableError asks", async () => {
    const at: number[] = [];
    consume(async () => {
      at.push(Date.now());
      if (at.length === 1) throw new RetryableError("later", { retryAfterSeconds: 1.4 });
    });
    await send([1]);
    await until("an empty queue", isEmpty);
    const [first = 0, second = 0] = at;
    expect(at).to.have.length(2);
    expect(second - first).to.be.at.least(1400);
  });

  it("makes a long wait by sending a copy and deleting the original", async () => {
    consume(
      async () => {
        throw new RetryableError("much later", { retryAfterSeconds: 600 });
      },
      { copy: (message) => ({ ...message, copies: (message.copies ?? 0) + 1 }) },
    );
    await send([7]);
    await until("the copy alone", async () => {
      const { ready, delayed, inFlight } = await emulator.counts(name);
      return delayed === 1 && ready + inFlight === 0;
    });
    if (emulator.isElsewhere) return;
    const [copy] = emulator.inspect(name).delayed;
    expect(JSON.parse(copy?.body ?? "")).to.include({ number: 7, copies: 1 });
  });

  it("takes waits that another process saw for no failures", async () => {
    const begun = new Map<number, number>();
    const waitOften = async ({ number }: Numbered) => {
      begun.set(number, (begun.get(number) ?? 0) + 1);
      throw new RetryableError("not yet", { retryAfterSeconds: 1 });
    };
    const consumers = Array.from({ length: 6 }, () =>
      startConsumer({
        contract,
        queue: queues.queue(name),
        dead: queues.dead(name),
        slots: 2,
        waitSeconds: 1,
        handle: waitOften,
        log,
        metrics,
      }),
    );
    await send([1, 2, 3]);
    await until("fourteen tries of one", () => Math.max(...begun.values()) >= 14, 40_000);
    await Promise.all(consumers.map((each) => each.drain()));
    expect(await deadLetters()).to.deep.equal([]);
  });

  it("parks what can never work, with its reason, after telling", async () => {
    const told: number[] = [];
    consume(
      async () => {
        throw new PermanentError("no such thing");
      },
      { parked: async ({ number }) => void told.push(number) },
    );
    await send([3]);
    const [letter] = await until("a dead letter", async () => {
      const letters = await deadLetters();
      return letters.length > 0 ? letters : undefined;
    });
    await until("an empty queue", isEmpty);
    expect(told).to.deep.equal([3]);
    expect(letter?.MessageAttributes?.reason?.StringValue).to.equal(
      "PermanentError: no such thing",
    );
    expect(letter?.MessageAttributes?.traceId?.StringValue).to.match(/^[0-9a-f]{32}$/);
  });

  it("parks an unreadable message at once, as it was", async () => {
    const handled: number[] = [];
    consume(async ({ number }) => void handled.push(number));
    await queues.queue(name).send([{ body: "not json" }, { body: '{"version":1,"number":"x"}' }]);
    const letters = await until("two dead letters", async () => {
      const all = await deadLetters();
      return all.length === 2 ? all : undefined;
    });
    await until("an empty queue", isEmpty);
    expect(handled).to.deep.equal([]);
    expect(letters.map(({ Body }) => Body)).to.have.members([
      "not json",
      '{"version":1,"number":"x"}',
    ]);
    expect(letters.map((letter) => letter.MessageAttributes?.reason?.StringValue)).to.have.members([
      "PermanentError: the message is not readable JSON",
      "PermanentError: the message does not fit its contract: traceId invalid_type, number invalid_type",
    ]);
  });

  it("finishes what it has received when it drains, and leaves the rest", async () => {
    const gate = Promise.withResolvers<void>();
    let begun = 0;
    let ended = 0;
    consume(
      async () => {
        begun += 1;
        await gate.promise;
        ended += 1;
      },
      { slots: 2 },
    );
    await send(Array.from({ length: 30 }, (_, number) => number));
    await until("two begun", () => begun === 2);
    const drained = consumer?.drain();
    gate.resolve();
    await drained;
    consumer = undefined;
    expect(await emulator.counts(name)).to.deep.equal({
      ready: 30 - ended,
      delayed: 0,
      inFlight: 0,
    });
    expect(ended).to.be.lessThan(30);
  });

  it("gives the slots of detached handlers to others, and keeps their messages in hand", async () => {
    const gate = Promise.withResolvers<void>();
    const [detached, done] = [new Set<number>(), new Set<number>()];
    consume(
      async ({ number }, { detach }) => {
        if (number < 20) {
          detach();
          detached.add(number);
          await gate.promise;
        }
        done.add(number);
      },
      { slots: 1 },
    );
    await send(Array.from({ length: 22 }, (_, number) => number));
    await until("the others", () => done.has(20) && done.has(21));
    await until("twenty detached", () => detached.size === 20);
    expect(consumer?.inHand()).to.equal(20);
    gate.resolve();
    await until("an empty queue", isEmpty);
    expect(done.size).to.equal(22);
  });

  it("stops detached handlers when it drains, and leaves their messages to the next process", async () => {
    const receives: number[] = [];
    const unfinished: Handle<Numbered> = async (_, { detach, signal, receiveCount }) => {
      receives.push(receiveCount);
      detach();
      await once(signal, "abort");
      throw new Error("whatever an abort makes of it");
    };
    consume(unfinished);
    await send([1]);
    await until("its begin", () => receives.length === 1);
    await consumer?.drain();
    consume(async (_, { receiveCount }) => void receives.push(receiveCount));
    await until("an empty queue", isEmpty);
    expect(receives).to.deep.equal([1, 2]);
    expect(await deadLetters()).to.deep.equal([]);
  });

  it("carries emoji, lone surrogates and long texts through the queue unchanged", async () => {
    const Texted = z.object({ ...envelope, number: z.number(), text: z.string() });
    const texts = ["👩‍👩‍👧 naïve 漢字", "\ud800 alone \uffff", "long ✨ ".repeat(20_000)];
    const seen: string[] = [];
    consumer = startConsumer({
      contract: { name, schema: Texted },
      queue: queues.queue(name),
      dead: queues.dead(name),
      slots: 10,
      waitSeconds: 1,
      handle: async ({ text }) => void seen.push(text),
      log,
      metrics,
    });
    const sender = createSender([queues.queue(name)], { lingerMs: 1 });
    for (const [number, text] of texts.entries()) {
      await sender.send(
        { name, schema: Texted },
        { version: 1, traceId: newTraceId(), number, text },
      );
    }
    await until("all texts", () => seen.length === texts.length);
    expect(seen).to.have.members(texts);
  });
});
