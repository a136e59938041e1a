import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startQueues } from "@memory/testing/emulators";
import { until } from "@memory/testing/until";
import { z } from "zod";
import { envelope } from "../../src/contracts/envelope.ts";
import { tweetRequested } from "../../src/contracts/tweet-requested.ts";
import { PermanentError } from "../../src/errors.ts";
import { listen, statusServer } from "../../src/process/http.ts";
import { createLog } from "../../src/process/log.ts";
import { createMetrics } from "../../src/process/metrics.ts";
import { newTraceId } from "../../src/process/trace.ts";
import { fetcher } from "../../src/programs/fetcher.ts";
import { type Consumer, startConsumer } from "../../src/queue/consume.ts";
import { openQueues } from "../../src/queue/open-queues.ts";
import { createSender } from "../../src/queue/sender.ts";

const { name } = tweetRequested;
const contract = { name, schema: z.object(envelope) };
const log = createLog("test", "silent");

describe("a consumer, asked from outside whether it is live", () => {
  const cleanups: (() => unknown)[] = [];
  afterEach(async () => {
    for (const clean of cleanups.splice(0).reverse()) await clean();
  });

  /** Starts a consumer on the queues at this address, with its `/health/live`. */
  async function start(
    config: Parameters<typeof openQueues>[1]["config"],
    more: Partial<Parameters<typeof startConsumer>[0]> = {},
  ) {
    const metrics = createMetrics(fetcher);
    const queues = await openQueues({ receive: [name], send: [] }, { config, log, metrics });
    cleanups.push(() => queues.close());
    const consumer: Consumer = startConsumer({
      contract,
      queue: queues.queue(name),
      dead: queues.dead(name),
      slots: 5,
      waitSeconds: 1,
      handle: async () => {},
      log,
      metrics,
      stuckAfterMs: { message: 60_000, poll: 60_000 },
      ...more,
    });
    cleanups.push(() => consumer.drain());
    const app = statusServer({ service: "fetcher", metrics, ...consumer });
    cleanups.push(() => app.close());
    const address = await listen(app, { host: "127.0.0.1", port: 0, variable: "PORT" });
    return {
      queue: queues.queue(name),
      async live() {
        const answer = await fetch(`${address}/health/live`);
        return `${answer.status} ${((await answer.json()) as { status: string }).status}`;
      },
    };
  }

  it("is not, once a poll never comes back", async () => {
    const server = await startHangingSqs();
    const { port } = server.address() as AddressInfo;
    const config = {
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_ENDPOINT_URL_SQS: `http://127.0.0.1:${port}`,
      QUEUE_PREFIX: "memory-",
    };
    const { live } = await start(config, { stuckAfterMs: { message: 60_000, poll: 500 } });
    cleanups.push(() => {
      server.close();
      server.closeAllConnections();
    });
    const stuck = `503 polling of ${name} is stuck`;
    await until("the alarm", async () => (await live()) === stuck);
  });

  it("is not, once a message never comes to an end, while others do", async () => {
    const emulator = await startQueues();
    cleanups.push(() => emulator.stop());
    const gate = Promise.withResolvers<void>();
    const seen: string[] = [];
    const { live, queue } = await start(emulator.config, {
      handle: async ({ traceId }) => {
        seen.push(traceId);
        if (seen.length === 1) throw new PermanentError("never");
      },
      parked: () => gate.promise,
      stuckAfterMs: { message: 500, poll: 60_000 },
    });
    cleanups.push(() => gate.resolve());
    const { send } = createSender([queue], { lingerMs: 1 });
    await send(contract, { version: 1, traceId: newTraceId() });
    const stuck = `503 a message of ${name} is stuck`;
    await until("the alarm", async () => (await live()) === stuck);
    await send(contract, { version: 1, traceId: newTraceId() });
    await until("another message", () => seen.length === 2);
    gate.resolve();
    await until("the end of it", async () => (await live()) === "200 ok");
  });
});

/** A server that answers GetQueueUrl and never anything else. */
async function startHangingSqs(): Promise<Server> {
  const server = createServer((request, response) => {
    if (!String(request.headers["x-amz-target"]).endsWith(".GetQueueUrl")) return;
    const QueueUrl = `http://${request.headers.host}/000000000000/queue`;
    response
      .setHeader("content-type", "application/x-amz-json-1.0")
      .end(JSON.stringify({ QueueUrl }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
