import { until } from "@memory/testing/until";
import { expect } from "chai";
import { openPlayground, type Talk } from "../playground.ts";

describe("/sim/events", () => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openPlayground();
  });
  afterEach(() => talk.close());

  /** Listens to the stream: `seen` collects its events, `ended` resolves when it ends. */
  const listen = async () => {
    const answer = await fetch(`${talk.url}/sim/events`);
    expect(answer.headers.get("content-type")).to.include("text/event-stream");
    const seen: unknown[] = [];
    const ended = (async () => {
      for await (const text of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        for (const [, data] of text.matchAll(/^data: (.*)$/gm)) seen.push(JSON.parse(data ?? ""));
      }
    })();
    return { seen, ended };
  };

  it("tells of every chat that changed, whoever changed it", async () => {
    const { seen, ended } = await listen();
    const happens = (count: number) => until(`${count} events`, () => seen.length === count);
    const { message_id } = await talk.sim("messages", { from: 5, text: "hello" });
    await happens(1);
    await talk.call("sendMessage", { chat_id: 5, text: "hi" });
    await happens(2);
    const reaction = [{ type: "emoji", emoji: "👀" }];
    await talk.call("setMessageReaction", { chat_id: 5, message_id, reaction });
    await happens(3);
    await talk.call("deleteMessage", { chat_id: 5, message_id });
    await happens(4);
    await talk.sim("messages", { from: 6, text: "hello" });
    await happens(5);
    expect(seen).to.deep.equal([...Array(4).fill({ chat: 5 }), { chat: 6 }]);
    await talk.close();
    await ended.catch(() => "cut");
  });
});

describe("DELETE /sim", () => {
  it("forgets everything but the menus", async () => {
    const talk = await openPlayground();
    try {
      await talk.call("setMyCommands", { commands: [{ command: "start", description: "Go" }] });
      await talk.sim("messages", { from: 5, text: "hello" });
      await talk.sim("faults", { kind: "500" });
      await talk.request("PUT", "/sim/tweets/syndication/21", { body: {} });
      await talk.sim("sources/syndication", { down: true });
      expect(await talk.forget()).to.deep.equal({ status: 200, body: { forgotten: true } });
      expect(await talk.sim("transcript?chat=5")).to.deep.equal([]);
      expect(await talk.sim("calls")).to.deep.equal([]);
      expect(await talk.sim("faults")).to.deep.equal([]);
      expect((await talk.sim("sources")).syndication).to.deep.equal({
        down: false,
        latencyMs: 0,
        rate: null,
        calls: 0,
        ids: {},
      });
      expect((await talk.call("sendMessage", { chat_id: 5, text: "hi" })).description).to.equal(
        "Bad Request: chat not found",
      );
      expect((await talk.call("getUpdates", { timeout: 0 })).result).to.deep.equal([]);
      expect(await talk.sim("commands")).to.have.lengthOf(1);
    } finally {
      await talk.close();
    }
  });

  it("keeps the webhook", async () => {
    const talk = await openPlayground();
    try {
      await talk.call("setWebhook", { url: "http://127.0.0.1:9/hook" });
      await talk.forget();
      expect((await talk.call("getWebhookInfo")).result.url).to.equal("http://127.0.0.1:9/hook");
    } finally {
      await talk.close();
    }
  });
});
