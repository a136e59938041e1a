import { inspect } from "node:util";
import { type Playground, startPlayground } from "@memory/playground/app";
import { metricValue } from "@memory/testing/metric-value";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { RetryableError, StartError } from "../../src/errors.ts";
import { createMetrics } from "../../src/process/metrics.ts";
import { store } from "../../src/programs/store.ts";
import { createTelegram, type Telegram } from "../../src/telegram/client.ts";
import { identify } from "../../src/telegram/identify.ts";

const token = `7:${"s".repeat(35)}`;

describe("createTelegram", () => {
  let playground: Playground;
  let telegram: Telegram;
  const metrics = createMetrics(store);

  before(async () => {
    playground = await startPlayground();
  });
  after(() => playground.close());
  beforeEach(async () => {
    telegram = createTelegram({ BOT_TOKEN: token, TELEGRAM_API_ROOT: playground.url }, metrics);
    await fetch(`${playground.url}/sim`, { method: "DELETE" });
    for (const from of [7, 8, 9]) await post("/sim/messages", { from, text: "hello" });
  });
  afterEach(() => telegram.close());

  const post = (path: string, body: unknown) =>
    fetch(playground.url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const say = (chat_id = 7) =>
    telegram.call(chat_id, () => telegram.api.sendMessage({ chat_id, text: "hi" }));
  const limit = (chat: number, retry_after: number) =>
    post("/sim/faults", { method: "sendMessage", kind: "429", chat, retry_after, count: 1 });
  type Sending = { params: { chat_id: number }; at: string };
  const sendings = async () =>
    (await (await fetch(`${playground.url}/sim/calls?method=sendMessage`)).json()) as Sending[];
  const chatsCalled = async () => (await sendings()).map(({ params }) => params.chat_id);
  const outcome = (call: Promise<unknown>) => call.catch((error: unknown) => error);

  it("gives the result of a call", async () => {
    const said = await say();
    expect(said.kind).to.equal("ok");
  });

  it("throws a 429 as the wait that was asked for", async () => {
    await post("/sim/faults", { method: "sendMessage", kind: "429", retry_after: 17, count: 1 });
    const error = await outcome(say());
    expect(error).to.be.instanceOf(RetryableError).and.to.include({ retryAfterSeconds: 17 });
  });

  it("makes no further call to that chat until the wait is over, and others at once", async () => {
    await limit(7, 1);
    await outcome(say());
    const error = await outcome(say());
    expect(error).to.be.instanceOf(RetryableError);
    expect((error as RetryableError).retryAfterSeconds).to.be.within(0.001, 1);
    expect(await chatsCalled()).to.deep.equal([7]);
    expect(await say(8)).to.include({ kind: "ok" });
    await until("the chat to take messages", () =>
      say().then(
        () => true,
        () => undefined,
      ),
    );
    const [refused, , taken] = await sendings();
    expect(Date.parse(taken?.at ?? "") - Date.parse(refused?.at ?? "")).to.be.at.least(1000);
  });

  it("goes on answering others while two chats are limited", async () => {
    for (const chat of [7, 8]) await limit(chat, 30);
    await Promise.all([7, 8].map((chat) => outcome(say(chat))));
    expect(await say(9)).to.include({ kind: "ok" });
  });

  it("lets the whole bot wait when three chats are limited together", async () => {
    for (const chat of [7, 8, 10]) await limit(chat, 30);
    await Promise.all([7, 8, 10].map((chat) => outcome(say(chat))));
    const error = await outcome(say(9));
    expect((error as RetryableError).retryAfterSeconds).to.be.within(4, 5);
    expect((await chatsCalled()).sort()).to.deep.equal([10, 7, 8]);
  });

  it("takes a refusal for a sign that the bot is not limited", async () => {
    for (const chat of [7, 8, 10]) await limit(chat, 30);
    await Promise.all([7, 8].map((chat) => outcome(say(chat))));
    expect(await say(999)).to.include({ why: "chat-not-found" });
    await outcome(say(10));
    expect(await say(9)).to.include({ kind: "ok" });
  });

  it("throws a 500 and a cut line as something to try again, without trying itself", async () => {
    for (const kind of ["500", "drop-after-apply"]) {
      await post("/sim/faults", { method: "sendMessage", kind, count: 1 });
      expect(await outcome(say()), kind).to.be.instanceOf(RetryableError);
    }
    expect((await say()).kind).to.equal("ok");
  });

  it("tells a block, a lost chat and an unchanged message apart, as values", async () => {
    await post("/sim/faults", { method: "sendMessage", kind: "403", count: 1 });
    expect(await say()).to.include({ kind: "refused", why: "blocked" });
    expect(await say(999)).to.include({ kind: "refused", why: "chat-not-found" });
    const { message_id } = await telegram.api.sendMessage({ chat_id: 7, text: "same" });
    const edit = () => telegram.api.editMessageText({ chat_id: 7, message_id, text: "same" });
    expect(await telegram.call(7, edit)).to.include({ kind: "refused", why: "not-modified" });
  });

  it("counts and times every call by its method and outcome, and tells nothing else of it", async () => {
    metrics.registry.resetMetrics();
    await say();
    for (const kind of ["403", "500", "drop-after-apply", "429"]) {
      await post("/sim/faults", { method: "sendMessage", kind, count: 1 });
      await outcome(say());
    }
    const told = await metrics.registry.metrics();
    const counted = ["ok", "limited", "refused", "failed"].map((outcome) =>
      metricValue(told, "memory_telegram_calls_total", { method: "sendMessage", outcome }),
    );
    expect(counted).to.deep.equal([1, 1, 1, 2]);
    expect(metricValue(told, "memory_telegram_call_duration_seconds_count")).to.equal(5);
    expect(told).to.not.include(token);
  });

  it("refuses to start with a token that Telegram refuses", async () => {
    const refused = createTelegram({
      BOT_TOKEN: `7:REFUSED${"x".repeat(28)}`,
      TELEGRAM_API_ROOT: playground.url,
    });
    expect(await outcome(identify(refused.api))).to.be.instanceOf(StartError);
    await refused.close();
  });

  it("shows its token neither when inspected nor in an error", async () => {
    const down = createTelegram({ BOT_TOKEN: token, TELEGRAM_API_ROOT: "http://127.0.0.1:1" });
    const error = await outcome(down.api.getMe());
    const wrapped = await outcome(down.call(undefined, () => down.api.getMe()));
    for (const shown of [telegram.api, telegram, error, wrapped]) {
      expect(inspect(shown, { depth: 10, showHidden: true })).not.to.include(token);
      expect(JSON.stringify(shown)).not.to.include(token);
    }
    expect(error).to.be.instanceOf(Error);
    await down.close();
  });
});
