import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fetcherConfig } from "@memory/fetcher/config";
import { createFetcher } from "@memory/fetcher/service";
import { forgetData } from "@memory/library/chat/presses/forget";
import { libraryConfig } from "@memory/library/config";
import { createLibrary } from "@memory/library/service";
import { type Playground, startPlayground } from "@memory/playground/app";
import { rowsOf } from "@memory/shared/aws/rows";
import type { CommandReceived } from "@memory/shared/contracts/command-received";
import { type TweetRequested, tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { RetryableError } from "@memory/shared/errors";
import { readConfig } from "@memory/shared/process/config";
import { createLog } from "@memory/shared/process/log";
import { createMetrics, type Metrics } from "@memory/shared/process/metrics";
import { fetcher } from "@memory/shared/programs/fetcher";
import { library } from "@memory/shared/programs/library";
import { standInSources, standInToken } from "@memory/shared/programs/stand-ins";
import { store } from "@memory/shared/programs/store";
import { createConnection } from "@memory/shared/service/connection";
import type { Service } from "@memory/shared/service/service";
import { createWork } from "@memory/shared/service/work";
import { storeConfig } from "@memory/store/config";
import { createStore } from "@memory/store/service";
import { startQueues, startTables } from "@memory/testing/emulators";
import { requestFor } from "@memory/testing/example-request";
import { until } from "@memory/testing/until";
import { expect } from "chai";

const person = 7_000_007;
const other = 8_000_008;
const log = createLog("test", "silent");
const hourAgo = () => new Date(Date.now() - 3_600_000).toISOString();
const justNow = () => new Date().toISOString();

/** The real fetcher, store and library in this process, on real queues and tables. */
describe("a person who is forgotten while their links are queued", () => {
  let playground: Playground;
  let queues: Awaited<ReturnType<typeof startQueues>>;
  let db: Awaited<ReturnType<typeof startTables>>;
  let folder: string;
  let env: Record<string, string | undefined>;
  const connections: ReturnType<typeof createConnection>[] = [];

  before(async () => {
    playground = await startPlayground();
    folder = await mkdtemp(join(tmpdir(), "memory-forgetting-"));
    [queues, db] = await Promise.all([startQueues(), startTables()]);
    env = {
      ...queues.config,
      ...db.config,
      ...standInSources(playground.url, {}),
      BOT_TOKEN: standInToken,
      TELEGRAM_API_ROOT: playground.url,
      DYNAMODB_TABLE_NAME: db.tables.tweets.name,
      TWEET_SOURCES: "syndication",
      QUEUE_WAIT_SECONDS: "1",
      DATA_DIR: folder,
      SEARCH_DIR: join(folder, "search"),
    };
  });
  after(async () => {
    for (const connection of connections) connection.close();
    await playground.close();
    await queues.stop();
    await db.stop();
    await rm(folder, { recursive: true });
  });

  const connect = (declaration: typeof fetcher | typeof store | typeof library) => {
    const metrics = createMetrics(declaration) as unknown as Metrics;
    const connection = createConnection(declaration, { config: queueConfigOf(), log, metrics });
    connections.push(connection);
    return { connection, parts: { log, metrics, send: connection.send } };
  };
  const queueConfigOf = () => ({ ...queues.config, ...db.config });
  /** Runs a service until it is stopped. */
  const run = async (service: Service, { connection, parts }: ReturnType<typeof connect>) => {
    const work = createWork(service, { waitSeconds: 1, log, metrics: parts.metrics });
    const stopping = new AbortController();
    await work.run(connection, stopping.signal);
    return {
      async stop() {
        stopping.abort();
        await work.drain();
        await connection.drain();
        await service.close();
      },
    };
  };
  const runPipeline = async () => {
    const [fetching, storing] = [connect(fetcher), connect(store)];
    const running = await Promise.all([
      run(createFetcher(readConfig(fetcherConfig, env), fetching.parts), fetching),
      run(createStore(readConfig(storeConfig, env), storing.parts), storing),
    ]);
    return { stop: () => Promise.all(running.map(({ stop }) => stop())) };
  };
  const idle = () =>
    until("the queues to be empty", async () => {
      const counts = await Promise.all(["tweet-requested", "tweet-resolved"].map(queues.counts));
      return counts.every(({ ready, delayed, inFlight }) => ready + delayed + inFlight === 0);
    });

  const ask = (method: string, path: string, body: object) =>
    fetch(playground.url + path, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const link = async (userId: number, n: number, change: Partial<TweetRequested> = {}) => {
    const id = `17000${userId % 1_000_000}0000${n}`;
    await ask("PUT", `/sim/tweets/syndication/${id}`, { body: syndicated(id) });
    return requestFor(id, {
      userId: `${userId}`,
      traceId: id.padStart(32, "0"),
      origin: { chatId: userId, messageId: n },
      replyTo: { kind: "message", chatId: userId, messageId: n },
      timestamp: new Date(1_700_000_000_000 + n * 1000).toISOString(),
      requestedAt: justNow(),
      updateId: n,
      ...change,
    });
  };
  const queue = async (requests: TweetRequested[]) => {
    const { connection } = connect(fetcher);
    await connection.open(() => 0, new AbortController().signal);
    await Promise.all(requests.map((request) => connection.send(tweetRequested, request)));
    await connection.drain();
  };
  const openLibrary = () => {
    const { parts } = connect(library);
    const service = createLibrary(readConfig(libraryConfig, env), parts, { eraseAgainAfterMs: 0 });
    const receivedAt = justNow();
    const { signal } = new AbortController();
    const context = { signal, log, receiveCount: 1, detach() {} };
    const handle = async (
      userId: number,
      updateId: number,
      command: CommandReceived["command"],
    ) => {
      const envelope = { version: 1 as const, traceId: "f".repeat(32), allowed: true };
      const received = { ...envelope, userId: `${userId}`, command, updateId, receivedAt };
      await service.consumers[0]?.handle(received as never, context);
    };
    return {
      close: () => service.close(),
      search: (chatId: number) => {
        const message = { kind: "message" as const, chatId, messageId: 1, isPrivate: true };
        return handle(chatId, 900, { ...message, command: "search", argument: "tweet" });
      },
      /** The press on /forget's button: true once the erasure has ended. */
      async forget() {
        const data = forgetData("yes", { userId: `${person}`, receivedAt });
        const press = { kind: "callback" as const, queryId: "1", chatId: person, messageId: 1 };
        return handle(person, 1000, { ...press, data }).then(
          () => true,
          (error: unknown) => (error instanceof RetryableError ? false : Promise.reject(error)),
        );
      },
    };
  };
  /** The search files in the folder, one a person. */
  const searchFiles = async () =>
    (await readdir(folder, { recursive: true })).filter((path) => /\/[0-9a-f]{32}$/.test(path));
  /** Every row that has the text anywhere, by the table. */
  const rowsWith = async (text: string) => {
    const found: Record<string, object[]> = {};
    for (const [table, { name }] of Object.entries(db.tables)) {
      for await (const page of rowsOf(db.client, name).pages()) {
        const rows = page.filter((row) => JSON.stringify(row).includes(text));
        if (rows.length > 0) found[table] = [...(found[table] ?? []), ...rows];
      }
    }
    return found;
  };
  const countsOf = (found: Record<string, object[]>) =>
    Object.fromEntries(Object.entries(found).map(([table, rows]) => [table, rows.length]));

  it("is a marker alone in the end, and gets a receipt", async () => {
    const numbers = (count: number, first: number) =>
      Array.from({ length: count }, (_, index) => first + index);
    for (const from of [person, other]) await ask("POST", "/sim/messages", { from, text: "Hello" });
    const saved = numbers(10, 100);
    await queue(await Promise.all(saved.flatMap((n) => [link(person, n), link(other, n)])));
    let pipeline = await runPipeline();
    await idle();
    await pipeline.stop();
    const others = await rowsWith(`${other}`);
    const ten = { tweets: 10, claims: 10, replies: 10, keepers: 10 };
    expect(countsOf(await rowsWith(`${person}`))).to.deep.equal(ten);
    expect(countsOf(others)).to.deep.equal(ten);

    const asked = openLibrary();
    await asked.search(person);
    await asked.search(other);
    expect(await searchFiles()).to.have.length(2);

    // Half of them were queued so long ago that they are looked at; the other half are done without.
    const waiting = await Promise.all([
      ...numbers(50, 200).map((n) => link(person, n, { requestedAt: hourAgo() })),
      ...numbers(50, 300).map((n) => link(person, n)),
    ]);
    await queue(waiting);
    expect(await asked.forget()).to.equal(false);
    const anew = await link(person, 2000);
    await queue([anew]);
    pipeline = await runPipeline();
    await idle();
    const meanwhile = { claims: 51, tweets: 51, replies: 51, keepers: 51, people: 1 };
    expect(countsOf(await rowsWith(`${person}`))).to.deep.equal(meanwhile);

    expect(await asked.forget()).to.equal(true);
    expect(await searchFiles()).to.have.length(1);
    await asked.close();
    const left = await rowsWith(`${person}`);
    expect(countsOf(left)).to.deep.equal({
      claims: 1,
      tweets: 1,
      replies: 1,
      keepers: 1,
      people: 1,
    });
    expect(left.claims?.[0]).to.include({ TweetID: anew.link.tweetId, State: "kept" });
    expect(Object.keys(left.people?.[0] ?? {}).sort()).to.deep.equal([
      "ForgottenAt",
      "ForgottenBy",
      "UserID",
    ]);

    // A day later all jobs of before come again.
    await queue(waiting.map((request) => ({ ...request, requestedAt: hourAgo() })));
    await idle();
    await pipeline.stop();
    expect(await rowsWith(`${person}`)).to.deep.equal(left);
    expect(await rowsWith(`${other}`)).to.deep.equal(others);
    const chat = await fetch(`${playground.url}/sim/transcript?chat=${person}`);
    const texts = ((await chat.json()) as { text: string }[]).map(({ text }) => text);
    const receipt = texts.find((text) => text.includes("All erased"));
    expect(receipt).to.include("Tweets in your library: 60").and.to.include("Search files: 1");
  });
});

const syndicated = (id: string) => ({
  __typename: "Tweet",
  id_str: id,
  text: `tweet ${id}`,
  lang: "en",
  created_at: "2026-05-05T05:05:05.000Z",
  display_text_range: [0, `tweet ${id}`.length],
  user: { id_str: "99", name: "Test Author", screen_name: "test_author" },
  entities: {},
  conversation_count: 0,
  favorite_count: 0,
});
