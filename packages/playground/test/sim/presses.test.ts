import { until } from "@memory/testing/until";
import { expect } from "chai";
import { openPlayground, type Talk } from "../playground.ts";

const tooOld = {
  ok: false,
  error_code: 400,
  description: "Bad Request: query is too old and response timeout expired or query ID is invalid",
};

describe("/sim/callbacks", () => {
  let talk: Talk;
  before(async () => {
    talk = await openPlayground({ answerWaitMs: 500 });
  });
  after(() => talk.close());
  afterEach(() => talk.forget());

  /** Sends a reply of the bot with a button. */
  const offer = async () => {
    const asked = await talk.sim("messages", { from: 5, text: "hello" });
    const { result } = await talk.call("sendMessage", {
      chat_id: 5,
      text: "saved",
      reply_parameters: { message_id: asked.message_id },
      reply_markup: { inline_keyboard: [[{ text: "Delete", callback_data: "v1:delete" }]] },
    });
    return { asked: asked.message_id as number, offered: result.message_id as number };
  };
  const press = (message_id: number, more: object = {}) =>
    talk.request("POST", "/sim/callbacks", { from: 5, message_id, data: "v1:delete", ...more });

  it("presses a button and gives the bot's answer", async () => {
    const { asked, offered } = await offer();
    const pressed = press(offered);
    const callback = await talk.nextUpdate("callback_query");
    expect(callback).to.deep.include({
      from: { id: 5, is_bot: false, first_name: "User 5", language_code: "en" },
      data: "v1:delete",
    });
    expect(callback.chat_instance).to.be.a("string");
    expect(callback.message).to.include({ message_id: offered, text: "saved" });
    expect(callback.message.reply_to_message).to.include({ message_id: asked, text: "hello" });
    const answer = { callback_query_id: callback.id, text: "Deleted", show_alert: true };
    expect((await talk.call("answerCallbackQuery", answer)).ok).to.equal(true);
    expect(await pressed).to.deep.equal({
      status: 200,
      body: { answer: { text: "Deleted", show_alert: true } },
    });
    expect(await talk.call("answerCallbackQuery", answer)).to.deep.equal(tooOld);
  });

  it("gives 504 when the bot does not answer in time", async () => {
    const { offered } = await offer();
    expect((await press(offered)).status).to.equal(504);
  });

  it("knows no answer to what nobody asked, nor one that is too long", async () => {
    expect(await talk.call("answerCallbackQuery", { callback_query_id: "1" })).to.deep.equal(
      tooOld,
    );
    const long = { callback_query_id: "1", text: "x".repeat(201) };
    expect((await talk.call("answerCallbackQuery", long)).description).to.equal(
      "Bad Request: MESSAGE_TOO_LONG",
    );
  });

  it("refuses a press on what the bot did not write, or with too much data", async () => {
    const { asked, offered } = await offer();
    expect((await press(asked)).status).to.equal(400);
    expect((await press(1)).status).to.equal(400);
    expect((await press(offered, { data: "é".repeat(33) })).status).to.equal(400);
  });
});

describe("an answer to a callback", () => {
  it("comes too late after 150 s", async () => {
    const talk = await openPlayground({ secondMs: 1, answerWaitMs: 1 });
    try {
      const { update_id } = await talk.sim("updates", {
        callback_query: { id: "77", from: { id: 5 }, data: "x", chat_instance: "1" },
      });
      const seen = await talk.call("getUpdates", { offset: update_id });
      expect(seen.result[0].callback_query.id).to.equal("77");
      await until("the press to be dropped", async () => {
        const { result } = await talk.call("getUpdates", { offset: update_id });
        return result.length === 0;
      });
      expect(await talk.call("answerCallbackQuery", { callback_query_id: "77" })).to.deep.equal(
        tooOld,
      );
    } finally {
      await talk.close();
    }
  });
});
