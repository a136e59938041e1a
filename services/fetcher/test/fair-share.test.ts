import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Playground, startPlayground } from "@memory/playground/app";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { tweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { createLog } from "@memory/shared/process/log";
import { createMetrics, type Metrics } from "@memory/shared/process/metrics";
import { fetcher } from "@memory/shared/programs/fetcher";
import { decodeBody } from "@memory/shared/queue/message-body";
import { createConnection } from "@memory/shared/service/connection";
import { createWork } from "@memory/shared/service/work";
import { startQueues } from "@memory/testing/emulators";
import { requestFor } from "@memory/testing/example-request";
import { describeProcesses } from "@memory/testing/start-memory";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { fetcherConfig } from "../src/config.ts";
import { createFetcher } from "../src/service.ts";

const flooder = "1000";
const links = 60;
const people = ["1", "2", "3", "4", "5"];

describeProcesses("the fetcher, flooded by one person", "it looks into its emulator", () => {
  let playground: Playground;
  let queues: Awaited<ReturnType<typeof startQueues>>;
  let folder: string;
  let stop: () => Promise<void>;

  before(async () => {
    playground = await startPlayground();
    folder = await mkdtemp(join(tmpdir(), "memory-fair-share-"));
    queues = await startQueues(folder);
    const ids = [
      ...Array.from({ length: links }, (_, index) => 1_000 + index),
      ...people.map((_, index) => 2_000 + index),
    ];
    for (const id of ids) await know(id);
    const config = fetcherConfig.parse({
      ...queues.config,
      AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9",
      FETCHER_SLOTS: "30",
      TWEET_SOURCES: "syndication",
      SYNDICATION_API_ROOT: `${playground.url}/sources/syndication`,
      SOURCE_RATES: "syndication=10/1/2",
    });
    const log = createLog("fetcher", "silent");
    const metrics = createMetrics(fetcher) as unknown as Metrics;
    const connection = createConnection(fetcher, { config, log, metrics });
    const service = createFetcher(config, { log, metrics, send: connection.send });
    const work = createWork(service, { waitSeconds: 1, log, metrics });
    const opened = await connection.open(() => 0, new AbortController().signal);
    const askFor = (tweetId: number, userId: string) =>
      connection.send(
        tweetRequested,
        requestFor(String(tweetId), { userId, requestedAt: new Date().toISOString() }),
        { groupId: userId },
      );
    await Promise.all(Array.from({ length: links }, (_, index) => askFor(1_000 + index, flooder)));
    await Promise.all(people.map((userId, index) => askFor(2_000 + index, userId)));
    await work.run({ open: async () => opened }, new AbortController().signal);
    stop = async () => {
      await work.drain();
      await connection.drain();
      await service.close();
      connection.close();
    };
  });
  after(async () => {
    await stop();
    await queues.stop();
    await playground.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Makes a plain tweet known to the source. */
  const know = (id: number) =>
    fetch(`${playground.url}/sim/tweets/syndication/${id}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        body: {
          __typename: "Tweet",
          id_str: String(id),
          text: "hello",
          created_at: "2026-05-05T05:05:05.000Z",
          display_text_range: [0, 5],
          user: { id_str: "99", name: "Test Author", screen_name: "test_author" },
        },
      }),
    });

  /** Whose links were answered with their tweet, in this order. */
  const answered = () =>
    queues
      .inspect("tweet-resolved")
      .ready.map(({ body }) => decodeBody(body, tweetResolved.schema))
      .filter(({ result }) => result.kind === "found")
      .map(({ request }) => request.userId);

  it("answers others soon, though they came last and the source bears little", async () => {
    const order = await until("an answer to everybody", () => {
      const all = answered();
      return people.every((userId) => all.includes(userId)) && all;
    });
    expect(order.filter((userId) => userId === flooder).length).to.be.below(links / 2);
  });

  it("tells the flooder at once that the content follows, and goes on with it", async () => {
    await until("delays told", () =>
      queues
        .inspect("tweet-resolved")
        .ready.some(({ body }) => decodeBody(body, tweetResolved.schema).result.kind === "delayed"),
    );
    const before = answered().length;
    await until("more answers", () => answered().length > before);
  });
});
