import { sqsClient } from "@memory/shared/aws/clients";
import { StartError } from "@memory/shared/errors";
import { statusServer } from "@memory/shared/process/http";
import { createLog } from "@memory/shared/process/log";
import { createMetrics } from "@memory/shared/process/metrics";
import { ingest } from "@memory/shared/programs/ingest";
import { createSender } from "@memory/shared/queue/sender";
import { openQueue } from "@memory/shared/queue/sqs";
import { createTelegram } from "@memory/shared/telegram/client";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { createTake } from "../../src/publish/take-update.ts";
import { polling } from "../../src/receive/polling.ts";
import { createTokenDoubt, type TokenDoubt } from "../../src/receive/revoked-token.ts";
import { type Queues, startQueues } from "../support/queues.ts";
import { startTelegram, type Telegram } from "../support/telegram.ts";
import { link } from "../support/updates.ts";

const log = createLog("ingest", "silent");

describe("polling", () => {
  let queues: Queues;
  let telegram: Telegram;
  const running: (() => Promise<void>)[] = [];

  before(async () => {
    queues = await startQueues();
  });
  after(() => queues.stop());
  beforeEach(async () => {
    telegram = await startTelegram({ secondMs: 100 });
  });
  afterEach(async () => {
    for (const stop of running.splice(0).reverse()) await stop();
    await telegram.close();
  });

  /** Starts a poller as the service does, but with shorter delays before it retries. */
  async function start(
    more: { pollSeconds?: number; stuckAfterMs?: number; doubt?: TokenDoubt } = {},
  ) {
    const client = createTelegram(telegram.config);
    const sqs = sqsClient(queues.config);
    const open = (name: string) =>
      openQueue(name, { receive: sqs, send: sqs }, { prefix: queues.config.QUEUE_PREFIX });
    const { send } = createSender(
      await Promise.all([open("tweet-requested"), open("command-received")]),
      { lingerMs: 3 },
    );
    const stop = new AbortController();
    const take = createTake({
      botName: "memory_playground_bot",
      limits: { perMinute: 0, perDay: 0 },
      isAllowed: () => true,
      send,
      log,
      metrics: createMetrics(ingest),
    });
    const receiver = polling({ telegram: client, log, standbyMs: 300, baseDelayMs: 20, ...more });
    const ended = receiver.run(take, stop.signal).then(
      () => undefined,
      (error: unknown) => error,
    );
    running.push(async () => {
      await client.close();
      sqs.destroy();
    });
    const stopped = async () => {
      stop.abort();
      await ended;
      await receiver.close();
    };
    running.push(stopped);
    return { receiver, ended, stop: stopped };
  }

  const isReady = ({ receiver }: Awaited<ReturnType<typeof start>>) =>
    until("readiness", () => receiver.notReady() === undefined);

  const asked = (...ids: string[]) =>
    until(`tweets ${ids}`, () => {
      const found = queues.tweetIds();
      return ids.every((id) => found.includes(id)) ? found : undefined;
    });

  const unconfirmed = async (): Promise<number> =>
    (await telegram.call("getWebhookInfo")).result.pending_update_count;

  it("queues what was written and shows that it was seen", async () => {
    await telegram.write(`${link}0 ${link}1`);
    await start();
    expect(await asked("200", "201")).to.include.members(["200", "201"]);
    await until("the reaction", async () => (await telegram.reactions()).includes("👀"));
  });

  it("is live while it waits for updates, and no longer once a poll hangs", async () => {
    const poller = await start({ pollSeconds: 1, stuckAfterMs: 2_000 });
    const app = statusServer({
      service: "ingest",
      metrics: createMetrics(ingest),
      ...poller.receiver,
    });
    running.push(async () => app.close());
    const live = async () => (await app.inject("/health/live")).json().status;
    await until("many polls", async () => (await telegram.calls("getUpdates")).length >= 12);
    expect(await live()).to.equal("ok");
    await telegram.fault({ method: "getUpdates", kind: "latency", ms: 20_000, count: 1 });
    await telegram.write(`${link}9`);
    // Before the client gives up the poll, which would end the hang.
    await until("the alarm", async () => (await live()) === "polling of Telegram is stuck", 8_000);
  });

  it("asks for updates again until the queue accepts them, and loses none", async () => {
    const poller = await start();
    await telegram.write(`${link}2`);
    await asked("202");
    await isReady(poller);
    await queues.goAway();
    for (const digit of [3, 4, 5]) await telegram.write(link + digit);
    await until("trouble", () => poller.receiver.notReady());
    const pending = await unconfirmed();
    await queues.comeBack();
    expect(pending).to.be.at.least(3);
    expect(await asked("203", "204", "205")).to.include.members(["202"]);
    await isReady(poller);
    await poller.stop();
    expect(await unconfirmed()).to.equal(0);
  });

  it("confirms nothing that was not accepted, even when it is stopped", async () => {
    const poller = await start();
    await isReady(poller);
    await queues.goAway();
    await telegram.write(`${link}6`);
    await until("trouble", () => poller.receiver.notReady());
    await poller.stop();
    expect(await unconfirmed()).to.equal(1);
    await queues.comeBack();
    await start();
    await asked("206");
  });

  it("confirms the last updates when it is stopped", async () => {
    const poller = await start();
    await telegram.write(`${link}7`);
    await asked("207");
    await poller.stop();
    expect(await unconfirmed()).to.equal(0);
    const last = (await telegram.calls("getUpdates")).at(-1);
    expect(last?.params).to.deep.include({ timeout: 0, limit: 1 });
  });

  it("has no more than fifty updates in hand, and begins none behind a refused one", async () => {
    const ids: number[] = [];
    for (let index = 0; index < 200; index += 1) ids.push((await telegram.write("hi")).update_id);
    const client = createTelegram(telegram.config);
    const stop = new AbortController();
    const receiver = polling({ telegram: client, log, baseDelayMs: 20 });
    const begun: number[] = [];
    let inHand = 0;
    let most = 0;
    const ended = receiver.run(async (update) => {
      const { update_id } = update as { update_id: number };
      begun.push(update_id);
      inHand += 1;
      most = Math.max(most, inHand);
      await new Promise((resolve) => setImmediate(resolve));
      inHand -= 1;
      if (update_id === ids[30] && begun.filter((id) => id === update_id).length === 1) {
        throw new Error("not now");
      }
      return undefined;
    }, stop.signal);
    await until("the last update", () => begun.at(-1) === ids[199]);
    stop.abort();
    await ended;
    await client.close();
    expect(most).to.equal(50);
    const again = begun.lastIndexOf(ids[30] as number);
    expect(begun.slice(0, again)).to.deep.equal(ids.slice(0, again));
    expect(again).to.be.within(31, 80);
    expect(begun.slice(again)).to.deep.equal(ids.slice(30));
  });

  it("shows what it has seen once Telegram has no more for it", async () => {
    const count = 120;
    for (let index = 0; index < count; index += 1) await telegram.write("hi");
    const client = createTelegram(telegram.config);
    const stop = new AbortController();
    const receiver = polling({ telegram: client, log });
    const shown = async () => (await telegram.calls("setMessageReaction")).length;
    let taken = 0;
    let shownBefore: number | undefined;
    const ended = receiver.run(async (update) => {
      const { message } = update as { message: { message_id: number } };
      taken += 1;
      if (taken === count) shownBefore = await shown();
      return { chatId: 7, messageId: message.message_id };
    }, stop.signal);
    await until("every reaction", async () => (await shown()) === count);
    stop.abort();
    await ended;
    await receiver.close();
    await client.close();
    expect(shownBefore).to.equal(0);
  });

  it("shows nothing in a chat that Telegram asked to leave alone, and goes on in others", async () => {
    await telegram.fault({ method: "setMessageReaction", kind: "429", retry_after: 60, count: 1 });
    const shown = async () =>
      (await telegram.calls("setMessageReaction")).map(({ params }) => params.chat_id);
    const untilShown = (count: number) =>
      until(`${count} reactions`, async () => (await shown()).length === count);
    await start();
    await telegram.write(`${link}1`);
    await untilShown(1);
    await telegram.write(`${link}2`);
    await asked("202");
    await telegram.write(`${link}3`, { chat: -5 });
    await untilShown(2);
    expect(await shown()).to.deep.equal([7, -5]);
  });

  it("passes over an unreadable update", async () => {
    await telegram.update({ callback_query: { id: "q", from: { id: 7, language_code: 5 } } });
    await telegram.write(`${link}8`);
    const poller = await start();
    await asked("208");
    await poller.stop();
    expect(await unconfirmed()).to.equal(0);
  });

  it("stands by while another polls, and takes its place afterwards", async () => {
    const poller = await start();
    await isReady(poller);
    const other = telegram.call("getUpdates", { timeout: 2 });
    await until("standing by", () => poller.receiver.notReady()?.startsWith("standing by"));
    await other.catch(() => {});
    await telegram.write(`${link}9`);
    await asked("209");
    await isReady(poller);
  });

  it("survives refusals and outages of Telegram", async () => {
    await telegram.fault({ method: "getUpdates", kind: "500", count: 2 });
    await telegram.fault({ method: "getUpdates", kind: "429", retry_after: 1 });
    await telegram.fault({ method: "getWebhookInfo", kind: "drop-after-apply" });
    await telegram.fault({ method: "setMessageReaction", kind: "500", count: 10 });
    const poller = await start();
    await telegram.write(`${link}10`);
    await asked("2010");
    await isReady(poller);
    const statuses = (await telegram.calls("getUpdates")).map(({ status }) => status);
    expect(statuses.slice(0, 3)).to.deep.equal([500, 500, 429]);
  });

  it("passes over an update larger than it reads, and has its sender answered", async () => {
    await telegram.write(`${link}12`);
    const { message_id } = await telegram.write("hi", { game: { title: "a".repeat(2_500_000) } });
    await telegram.write(`${link}13`);
    await start();
    await asked("2012", "2013");
    const commands = queues.commands().map(({ command }) => command);
    expect(commands.at(-1)).to.deep.include({ kind: "message", messageId: message_id });
  });

  it("removes a webhook that is still set", async () => {
    await telegram.call("setWebhook", { url: "http://127.0.0.1:9/gone" });
    await telegram.write(`${link}11`);
    await start();
    await asked("2011");
  });

  it("ends with one sentence when the token is revoked", async () => {
    const revoked = { ...telegram.config, BOT_TOKEN: `123456789:REFUSED${"A".repeat(30)}` };
    const config = telegram.config;
    telegram.config = revoked;
    const { ended } = await start({ doubt: createTokenDoubt({ refusals: 3, overMs: 50 }) });
    telegram.config = config;
    expect(await ended).to.be.instanceOf(StartError);
  });
});
