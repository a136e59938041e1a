import { expect } from "chai";
import { openPlayground, type Talk } from "../playground.ts";

const mention = "@memory_playground_bot";
const chat = { id: -77, type: "supergroup", title: "Elsewhere" };

describe("/sim/guest", () => {
  let talk: Talk;
  before(async () => {
    talk = await openPlayground();
  });
  after(() => talk.close());
  afterEach(() => talk.forget());

  const invite = (more: object = {}) =>
    talk.request("POST", "/sim/guest", { from: 5, chat, text: mention, ...more });
  const result = {
    type: "article",
    id: "1",
    title: "Kept",
    input_message_content: { message_text: "kept" },
  };
  const answer = (guest_query_id: string) =>
    talk.call("answerGuestQuery", { guest_query_id, result });
  const transcript = () => talk.sim("transcript?chat=-77");

  it("tells the bot of a mention with the message replied to, and takes one answer", async () => {
    const reply_to = { from: 6, text: "https://x.com/jack/status/20" };
    const { body } = await invite({ reply_to, language_code: "es" });
    const guest = await talk.nextUpdate("guest_message");
    expect(guest).to.include({ guest_query_id: body.query_id, message_id: body.message_id });
    expect(guest.from).to.include({ id: 5, language_code: "es" });
    expect(guest.reply_to_message.text).to.equal("https://x.com/jack/status/20");
    expect(guest.reply_to_message.entities[0].type).to.equal("url");
    const { result: sent } = await answer(body.query_id);
    expect(sent.inline_message_id).to.be.a("string");
    const [, , said] = await transcript();
    expect(said).to.include({ from: "bot", text: "kept", reply_to: body.message_id });
    expect((await answer(body.query_id)).description).to.match(/query is too old/);
    const edit = { inline_message_id: sent.inline_message_id, text: "kept, whole" };
    expect((await talk.call("editMessageText", edit)).result).to.equal(true);
    expect((await transcript())[2]).to.include({ text: "kept, whole", edits: 1 });
  });

  it("lets the bot neither hear nor say anything else in that chat", async () => {
    await invite();
    expect((await talk.call("sendMessage", { chat_id: -77, text: "x" })).description).to.equal(
      "Forbidden: bot is not a member of the supergroup chat",
    );
    const { update_id, message_id } = await talk.sim("messages", { from: 6, chat: -77, text: "x" });
    expect(update_id).to.equal(0);
    expect((await invite({ reply_to: message_id })).status).to.equal(200);
    const { result: updates } = await talk.call("getUpdates");
    expect(updates.flatMap(Object.keys)).to.not.include("message");
  });

  it("refuses a text that does not name the bot, and a chat that it is in", async () => {
    expect((await invite({ text: "hello" })).status).to.equal(400);
    await talk.sim("messages", { from: 5, chat: -8, text: "hello" });
    expect((await invite({ chat: -8 })).status).to.equal(400);
    expect((await invite({ chat: 5 })).status).to.equal(400);
    expect((await invite({ reply_to: 1 })).status).to.equal(400);
  });
});
