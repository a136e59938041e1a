import { expect } from "chai";
import { openPlayground, type Talk, token } from "../playground.ts";

describe("what a bot sends", () => {
  let talk: Talk;
  let messageId: number;
  before(async () => {
    talk = await openPlayground();
  });
  after(() => talk.close());
  beforeEach(async () => {
    await talk.forget();
    messageId = (await talk.sim("messages", { from: 5, text: "hello" })).message_id;
  });

  const send = (params: Record<string, unknown>) =>
    talk.call("sendMessage", { chat_id: 5, text: "hi", ...params });
  const refusal = async (method: string, params: Record<string, unknown>) =>
    (await talk.call(method, { chat_id: 5, ...params })).description;
  const last = async () => (await talk.sim("transcript?chat=5")).at(-1);

  it("stands in the chat as Telegram would show it", async () => {
    const { result } = await send({
      text: "<b>Saved</b> &lt;3",
      parse_mode: "HTML",
      reply_parameters: { message_id: messageId },
      reply_markup: { inline_keyboard: [[{ text: "Open", url: "https://x.com/jack" }], []] },
      message_thread_id: 7,
    });
    expect(result).to.deep.include({
      text: "Saved <3",
      entities: [{ type: "bold", offset: 0, length: 5 }],
      chat: { id: 5, type: "private", first_name: "User 5" },
      message_thread_id: 7,
      is_topic_message: true,
    });
    expect(result.reply_to_message.message_id).to.equal(messageId);
    const { date: _, ...shown } = await last();
    expect(shown).to.deep.equal({
      message_id: result.message_id,
      from: "bot",
      sender: 123456,
      text: "Saved <3",
      html: "<b>Saved</b> &lt;3",
      entities: [{ type: "bold", offset: 0, length: 5 }],
      reply_to: messageId,
      reaction: null,
      buttons: [[{ text: "Open", url: "https://x.com/jack" }]],
      edits: 0,
      message_thread_id: 7,
    });
  });

  it("is trimmed, and counted after its entities are read", async () => {
    expect((await send({ text: "  hi\n" })).result.text).to.equal("hi");
    const tags = "<b>x</b>".repeat(4000);
    expect((await send({ text: tags, parse_mode: "HTML" })).result.text).to.have.lengthOf(4000);
    expect((await send({ text: "é".repeat(4096) })).ok).to.equal(true);
  });

  it("is counted in UTF-16 units", async () => {
    expect((await send({ text: "🎉".repeat(2048) })).ok).to.equal(true);
    expect(await refusal("sendMessage", { text: "🎉".repeat(2049) })).to.equal(
      "Bad Request: message is too long",
    );
  });

  const data = (bytes: number) => ({
    inline_keyboard: [[{ text: "x", callback_data: "é".repeat(bytes / 2) }]],
  });
  const refusals: [string, Record<string, unknown>, string][] = [
    ["no chat", { chat_id: "", text: "x" }, "chat_id is empty"],
    ["a chat where nobody wrote", { chat_id: 6, text: "x" }, "chat not found"],
    ["a name that nobody has", { chat_id: "@nobody", text: "x" }, "chat not found"],
    ["no text", { text: "" }, "message text is empty"],
    ["blank text", { text: " \n " }, "message text is empty"],
    ["tags around nothing", { text: "<b></b>", parse_mode: "HTML" }, "message text is empty"],
    ["4,097 characters", { text: "x".repeat(4097) }, "message is too long"],
    ["an unknown parse mode", { text: "x", parse_mode: "BBCode" }, "unsupported parse_mode"],
    [
      "HTML that does not parse",
      { text: "<p>x</p>", parse_mode: "HTML" },
      'can\'t parse entities: Unsupported start tag "p" at byte offset 0',
    ],
    ["66 bytes of callback data", { text: "x", reply_markup: data(66) }, "BUTTON_DATA_INVALID"],
    [
      "a button that does nothing",
      { text: "x", reply_markup: { inline_keyboard: [[{ text: "x" }]] } },
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      "a keyboard without rows",
      { text: "x", reply_markup: { inline_keyboard: [{ text: "x" }] } },
      'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ],
    [
      "markup that is no JSON",
      { text: "x", reply_markup: "{" },
      "can't parse reply keyboard markup JSON object",
    ],
    [
      "a reply to nothing",
      { text: "x", reply_parameters: { message_id: 1 } },
      "message to be replied not found",
    ],
  ];
  for (const [what, params, words] of refusals) {
    it(`is refused with ${what}`, async () => {
      const before = await talk.sim("transcript?chat=5");
      expect(await refusal("sendMessage", params)).to.equal(`Bad Request: ${words}`);
      expect(await talk.sim("transcript?chat=5")).to.deep.equal(before);
    });
  }

  it("may reply to a message that is gone when it says so", async () => {
    const reply_parameters = { message_id: 1, allow_sending_without_reply: true };
    expect((await send({ reply_parameters })).ok).to.equal(true);
    expect((await last()).reply_to).to.equal(null);
  });

  it("may ask for a reply, also after an edit", async () => {
    const reply_markup = { force_reply: true, input_field_placeholder: "Your note" };
    const { message_id, reply_markup: kept } = (await send({ reply_markup })).result;
    expect(kept).to.equal(undefined);
    const force_reply = { placeholder: "Your note", selective: false };
    expect((await last()).force_reply).to.deep.equal(force_reply);
    await talk.call("editMessageText", { chat_id: 5, message_id, text: "again" });
    expect((await last()).force_reply).to.deep.equal(force_reply);
  });

  it("takes 64 bytes of callback data", async () => {
    expect((await send({ reply_markup: data(64) })).ok).to.equal(true);
  });

  describe("and edits", () => {
    let own: number;
    const edit = (params: Record<string, unknown>) =>
      talk.call("editMessageText", { chat_id: 5, message_id: own, ...params });
    const keyboard = { inline_keyboard: [[{ text: "x", callback_data: "x" }]] };
    beforeEach(async () => {
      own = (await send({ text: "one", reply_markup: keyboard })).result.message_id;
    });

    it("stands in the place of what it was", async () => {
      const { result } = await edit({ text: "<i>two</i>", parse_mode: "HTML" });
      expect(result.edit_date).to.be.a("number");
      expect(await last()).to.deep.include({
        message_id: own,
        html: "<i>two</i>",
        edits: 1,
        buttons: [],
      });
    });

    it("is refused when nothing changes", async () => {
      const words =
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
      expect((await edit({ text: "one", reply_markup: keyboard })).description).to.equal(words);
      expect((await edit({ text: "one" })).ok).to.equal(true);
      expect((await edit({ text: " <b></b>one", parse_mode: "HTML" })).description).to.equal(words);
      expect((await last()).edits).to.equal(1);
    });

    it("changes the buttons alone", async () => {
      const params = { message_id: own, reply_markup: { inline_keyboard: [] } };
      expect((await talk.call("editMessageReplyMarkup", { chat_id: 5, ...params })).ok).to.equal(
        true,
      );
      expect(await last()).to.deep.include({ text: "one", buttons: [], edits: 1 });
    });

    it("is refused for a message that is not there, or not the bot's", async () => {
      expect((await edit({ message_id: 1, text: "x" })).description).to.equal(
        "Bad Request: message to edit not found",
      );
      expect((await edit({ message_id: messageId, text: "x" })).description).to.equal(
        "Bad Request: message can't be edited",
      );
      expect((await edit({ message_id: "", text: "x" })).description).to.equal(
        "Bad Request: message identifier is not specified",
      );
    });

    it("is refused where the message was deleted", async () => {
      expect((await talk.call("deleteMessage", { chat_id: 5, message_id: own })).ok).to.equal(true);
      expect((await edit({ text: "x" })).description).to.equal(
        "Bad Request: message to edit not found",
      );
      expect(await refusal("deleteMessage", { message_id: own })).to.equal(
        "Bad Request: message to delete not found",
      );
    });
  });

  it("deletes others' messages in private chats only", async () => {
    const group = await talk.sim("messages", { from: 5, chat: -9, text: "hello" });
    expect(await refusal("deleteMessage", { chat_id: -9, message_id: group.message_id })).to.equal(
      "Bad Request: message can't be deleted",
    );
    expect((await talk.call("deleteMessage", { chat_id: 5, message_id: messageId })).ok).to.equal(
      true,
    );
    expect(await talk.sim("transcript?chat=5")).to.deep.equal([]);
  });

  describe("as a reaction", () => {
    const react = (...emoji: string[]) =>
      talk.call("setMessageReaction", {
        chat_id: 5,
        message_id: messageId,
        reaction: emoji.map((sign) => ({ type: "emoji", emoji: sign })),
      });

    it("is one of those that bots may set, and can be taken back", async () => {
      expect((await react("👀")).ok).to.equal(true);
      expect((await last()).reaction).to.equal("👀");
      expect((await react("👍")).ok).to.equal(true);
      expect((await last()).reaction).to.equal("👍");
      expect((await react()).ok).to.equal(true);
      expect((await last()).reaction).to.equal(null);
    });

    it("is refused otherwise", async () => {
      expect((await react("✅")).description).to.equal("Bad Request: REACTION_INVALID");
      expect((await react("👀", "👍")).description).to.equal("Bad Request: REACTIONS_TOO_MANY");
      expect(await refusal("setMessageReaction", { message_id: 1 })).to.equal(
        "Bad Request: message to react not found",
      );
    });
  });

  it("shows that it types, if it is an action that there is", async () => {
    expect((await talk.call("sendChatAction", { chat_id: 5, action: "typing" })).ok).to.equal(true);
    expect(await refusal("sendChatAction", { action: "juggling" })).to.equal(
      "Bad Request: wrong parameter action in request",
    );
  });

  it("can be a document, which can be read back", async () => {
    const content = "x".repeat(5_000_000);
    const form = new FormData();
    form.set("chat_id", "5");
    form.set("caption", "<b>all</b> of it");
    form.set("parse_mode", "HTML");
    form.set("document", new Blob([content], { type: "application/json" }), "añ export.json");
    const answer = await fetch(`${talk.url}/bot${token}/sendDocument`, {
      method: "POST",
      body: form,
    });
    expect(answer.status).to.equal(200);
    const { document, html } = await last();
    expect(html).to.equal("<b>all</b> of it");
    expect(document).to.include({
      name: "añ export.json",
      type: "application/json",
      bytes: 5_000_000,
    });
    expect(await (await fetch(talk.url + document.url)).text()).to.equal(content);
    const again = await talk.call("sendDocument", { chat_id: 5, document: document.file_id });
    expect(again.result.document.file_name).to.equal("añ export.json");
    expect(await refusal("sendDocument", {})).to.equal(
      "Bad Request: there is no document in the request",
    );
  });
});
