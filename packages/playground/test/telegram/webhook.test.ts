import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { openPlayground, type Talk } from "../playground.ts";

type Delivery = { text: string; secret: string | undefined };
type Respond = (response: ServerResponse, delivery: Delivery) => void;

const take: Respond = (response) => response.end();

describe("a webhook", () => {
  let talk: Talk;
  let hook: Server;
  let url: string;
  let received: Delivery[];
  let respond: Respond;

  beforeEach(async () => {
    talk = await openPlayground({ secondMs: 50 });
    received = [];
    respond = take;
    hook = createServer(async (request, response) => {
      const delivery = await read(request);
      received.push(delivery);
      respond(response, delivery);
    }).listen(0, "127.0.0.1");
    await once(hook, "listening");
    url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`;
  });
  afterEach(async () => {
    await talk.close();
    hook.closeAllConnections();
    hook.close();
  });

  const write = (text: string, from = 5) => talk.sim("messages", { from, text });
  const texts = () => received.map(({ text }) => text);
  const arrives = (count: number) => until(`${count} updates`, () => received.length >= count);
  const settled = () =>
    until(
      "no pending update",
      async () => (await talk.call("getWebhookInfo")).result.pending_update_count === 0,
    );

  it("gets updates with the secret, those that waited first", async () => {
    await write("before");
    const set = await talk.call("setWebhook", { url, secret_token: "s3cret-_" });
    expect(set).to.deep.equal({ ok: true, result: true, description: "Webhook was set" });
    await write("after");
    await arrives(2);
    expect(received.map(({ text, secret }) => [text, secret])).to.deep.equal([
      ["before", "s3cret-_"],
      ["after", "s3cret-_"],
    ]);
  });

  it("gets no header without a secret", async () => {
    await talk.call("setWebhook", { url });
    await write("hello");
    await arrives(1);
    expect(received[0]?.secret).to.equal(undefined);
  });

  it("gets the next update of a chat only once the one before is taken", async () => {
    const open: ServerResponse[] = [];
    respond = (response) => void open.push(response);
    await talk.call("setWebhook", { url });
    for (const text of ["one", "two", "three"]) await write(text);
    await write("elsewhere", 6);
    await arrives(2);
    expect(texts().toSorted()).to.deep.equal(["elsewhere", "one"]);
    respond = take;
    for (const response of open) response.end();
    await settled();
    expect(texts().filter((text) => text !== "elsewhere")).to.deep.equal(["one", "two", "three"]);
  });

  it("gets a person's press beside a message that is not taken yet", async () => {
    respond = (response, { text }) => void (text === "press" && response.end());
    await talk.call("setWebhook", { url });
    await write("stuck");
    await talk.sim("updates", {
      callback_query: { id: "77", from: { id: 5 }, data: "press", chat_instance: "1" },
    });
    await arrives(2);
    expect(texts().toSorted()).to.deep.equal(["press", "stuck"]);
  });

  it("gets at most as many updates at once as it allows", async () => {
    let open = 0;
    let most = 0;
    respond = (response) => {
      open += 1;
      most = Math.max(most, open);
      setImmediate(() => {
        open -= 1;
        response.end();
      });
    };
    await talk.call("setWebhook", { url, max_connections: 2 });
    for (let user = 1; user <= 20; user += 1) await write(`from ${user}`, user);
    await arrives(20);
    expect(most).to.be.within(1, 2);
  });

  for (const [what, refuse] of [
    ["an error", (response) => response.writeHead(500).end()],
    ["a redirect", (response) => response.writeHead(302, { location: "/" }).end()],
    ["a hang-up", (response) => response.destroy()],
  ] as [string, Respond][]) {
    it(`gets an update again after ${what}, in order`, async () => {
      let refusals = 0;
      respond = (response, delivery) => {
        refusals += 1;
        (refusals <= 3 ? refuse : take)(response, delivery);
      };
      await talk.call("setWebhook", { url });
      await write("one");
      await write("two");
      await settled();
      expect(texts()).to.deep.equal(["one", "one", "one", "one", "two"]);
    });
  }

  it("is left alone for as long as Retry-After says", async () => {
    respond = (response) => {
      respond = take;
      response.writeHead(503, { "retry-after": "20" }).end();
    };
    await talk.call("setWebhook", { url });
    await write("later");
    await arrives(1);
    await write("elsewhere", 6);
    await settled();
    expect(texts()).to.deep.equal(["later", "elsewhere", "later"]);
  });

  it("tells what went wrong last", async () => {
    respond = (response) => response.writeHead(500).end();
    await talk.call("setWebhook", { url, allowed_updates: ["message"] });
    await write("one");
    await arrives(1);
    const { result } = await talk.call("getWebhookInfo");
    expect(result).to.deep.include({
      url,
      pending_update_count: 1,
      max_connections: 40,
      allowed_updates: ["message"],
    });
    await until("the error", async () => {
      const { result: info } = await talk.call("getWebhookInfo");
      return info.last_error_message === "Wrong response from the webhook: 500";
    });
  });

  it("can answer an update with a method", async () => {
    respond = (response) =>
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ method: "sendMessage", chat_id: 5, text: "seen" }));
    await talk.call("setWebhook", { url });
    await write("hello");
    const shown = await until("the answer", async () => {
      const transcript = await talk.sim("transcript?chat=5");
      return transcript.length === 2 && transcript[1];
    });
    expect(shown).to.include({ from: "bot", text: "seen" });
  });

  it("gives what it did not take to whoever polls after it", async () => {
    respond = (response) => response.writeHead(500).end();
    await talk.call("setWebhook", { url });
    await write("one");
    await write("two", 6);
    await arrives(2);
    const deleted = await talk.call("deleteWebhook");
    expect(deleted.description).to.equal("Webhook was deleted");
    const { result } = await talk.call("getUpdates", { timeout: 50 });
    const left = result.map((update: { message: { text: string } }) => update.message.text);
    expect(left).to.deep.equal(["one", "two"]);
  });

  it("drops what waits if asked to", async () => {
    await write("old");
    await talk.call("setWebhook", { url, drop_pending_updates: true });
    await write("new");
    await settled();
    expect(texts()).to.deep.equal(["new"]);
  });

  it("is the same when it is set again", async () => {
    await talk.call("setWebhook", { url, secret_token: "a" });
    const again = await talk.call("setWebhook", { url, secret_token: "a" });
    expect(again.description).to.equal("Webhook is already set");
    expect((await talk.call("setWebhook", { url, secret_token: "b" })).description).to.equal(
      "Webhook was set",
    );
  });

  it("is refused with an address or a secret that is none", async () => {
    const refusal = async (params: object) =>
      (await talk.call("setWebhook", { url, ...params })).description;
    expect(await refusal({ url: "no url" })).to.equal("Bad Request: invalid webhook URL specified");
    expect(await refusal({ secret_token: "sp ace" })).to.equal(
      "Bad Request: secret token contains unallowed characters",
    );
    expect(await refusal({ secret_token: "x".repeat(257) })).to.equal(
      "Bad Request: secret token is too long",
    );
  });
});

async function read(request: IncomingMessage): Promise<Delivery> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { message, callback_query } = JSON.parse(Buffer.concat(chunks).toString());
  const secret = request.headers["x-telegram-bot-api-secret-token"];
  return {
    text: message?.text ?? callback_query?.data,
    secret: typeof secret === "string" ? secret : undefined,
  };
}
