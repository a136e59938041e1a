import { createQueues } from "@memory/provision/adapters/create-queues";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import { sqsClient } from "../../src/aws/clients.ts";
import { tweetRequested } from "../../src/contracts/tweet-requested.ts";
import { RetryableError } from "../../src/errors.ts";
import { createLog } from "../../src/process/log.ts";
import { createMetrics } from "../../src/process/metrics.ts";
import { fetcher } from "../../src/programs/fetcher.ts";
import { openQueues, type QueueSet } from "../../src/queue/open-queues.ts";
import { startPolling } from "../../src/queue/poll.ts";

const { name } = tweetRequested;
const missing =
  `the queue lost-${name} in us-east-1 does not exist: create it with \`npm run provision\`, or restart \`npm start\`, ` +
  "or set AWS_REGION, QUEUE_PREFIX or DYNAMODB_TABLE_NAME to what exists";

describe("a queue that its server forgets while we run", () => {
  let server: FauxqsServer;
  let queues: QueueSet;
  let polling: ReturnType<typeof startPolling> | undefined;
  const lines: { msg: string; why?: string }[] = [];
  const log = createLog("test", "info", { write: (line) => void lines.push(JSON.parse(line)) });
  const start = async (port: number) => {
    server = await startFauxqs({ port, logger: false });
  };
  const configOf = (port: number) => ({
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL_SQS: `http://127.0.0.1:${port}`,
    QUEUE_PREFIX: "lost-",
  });
  const provision = async () => {
    const client = sqsClient(configOf(server.port));
    await createQueues(client, "lost-");
    client.destroy();
  };

  const told = () => lines.filter(({ why }) => why?.startsWith(missing));

  beforeEach(async () => {
    lines.length = 0;
    await start(0);
    await provision();
    queues = await openQueues(
      { receive: [name], send: [name] },
      { config: configOf(server.port), log, metrics: createMetrics(fetcher) },
    );
  });
  afterEach(async () => {
    await polling?.stop();
    polling = undefined;
    queues.close();
    await server.stop();
  });

  it("is told by name with what to do, once, and received again once it exists", async () => {
    polling = startPolling({
      queue: queues.queue(name),
      waitSeconds: 0,
      room: () => 10,
      roomChanged: () => new Promise(() => {}),
      accept: () => {},
      log,
      stuckAfterMs: 60_000,
    });
    const { port } = server;
    await server.stop();
    await until("the outage to be told", () => lines.some(({ why }) => why?.includes("ECONN")));
    await start(port);
    await until("the missing queue to be told", () => told().length > 0);
    await provision();
    await until("polls that succeed", () => lines.some(({ msg }) => msg === "reachable again"));
    expect(polling.notReady()).to.equal(undefined);
    expect(told()).to.have.length(1);
  });

  it("makes what is sent to it wait, and is no fault of a message", async () => {
    const { port } = server;
    await server.stop();
    await start(port);
    const error = await queues
      .queue(name)
      .send([{ body: "{}" }])
      .catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(RetryableError).with.property("message", missing);
  });
});
