import { expect } from "chai";
import { openPlayground, type Talk } from "../playground.ts";

describe("/sim/messages", () => {
  let talk: Talk;
  before(async () => {
    talk = await openPlayground({ secondMs: 1 });
  });
  after(() => talk.close());
  afterEach(() => talk.forget());

  /** The update for a message, without the fields that differ from run to run. */
  const update = async (body: Record<string, unknown>) => {
    const { update_id, message_id } = await talk.sim("messages", body);
    const { result } = await talk.call("getUpdates", { offset: update_id });
    const [{ update_id: given, ...content }] = result;
    expect(given).to.equal(update_id);
    const [[kind, message]] = Object.entries(content) as [[string, Record<string, unknown>]];
    expect(message.message_id).to.equal(message_id);
    const { message_id: _, date: __, ...rest } = message;
    return { kind, ...rest };
  };
  const refusal = async (body: unknown) => {
    const { status, body: answer } = await talk.request("POST", "/sim/messages", body);
    return [status, answer.error];
  };
  const user = { id: 5, is_bot: false, first_name: "User 5", language_code: "en" };

  it("writes in the private chat, with entities as Telegram's apps make them", async () => {
    expect(await update({ from: 5, text: " 🎉 https://x.com/jack/status/20 #wow " })).to.deep.equal(
      {
        kind: "message",
        from: user,
        chat: { id: 5, type: "private", first_name: "User 5" },
        text: "🎉 https://x.com/jack/status/20 #wow",
        entities: [
          { type: "url", offset: 3, length: 28 },
          { type: "hashtag", offset: 32, length: 4 },
        ],
      },
    );
  });

  it("writes in groups", async () => {
    expect(await update({ from: 5, chat: -100, text: "hi" })).to.deep.include({
      chat: { id: -100, type: "supergroup", title: "Group 100" },
    });
  });

  it("takes entities and any other field over as they are given", async () => {
    const entities = [
      { type: "text_link", offset: 0, length: 2, url: "https://x.com/jack/status/20" },
    ];
    const forward_origin = { type: "hidden_user", sender_user_name: "X", date: 1 };
    const given = { text: "hi", entities, forward_origin, media_group_id: "g1" };
    expect(await update({ from: 5, ...given })).to.deep.include(given);
  });

  it("finds links in a caption", async () => {
    const photo = [{ file_id: "p", file_unique_id: "p", width: 1, height: 1 }];
    const message = await update({ from: 5, photo, caption: "x.com/jack/status/20" });
    expect(message).to.deep.include({
      photo,
      caption: "x.com/jack/status/20",
      caption_entities: [{ type: "url", offset: 0, length: 20 }],
    });
  });

  it("remembers what is told of a person", async () => {
    await update({ from: { id: 5, first_name: "Ada", language_code: "de" }, text: "hi" });
    expect(await update({ from: 5, text: "hi" })).to.deep.include({
      from: { id: 5, is_bot: false, first_name: "Ada", language_code: "de" },
    });
  });

  it("edits a message", async () => {
    const { message_id } = await talk.sim("messages", { from: 5, text: "#one" });
    const { update_id } = await talk.sim("messages", { from: 5, text: "two", edit: message_id });
    const { result } = await talk.call("getUpdates", { offset: update_id });
    expect(result[0].edited_message).to.include({ message_id, text: "two" });
    expect(result[0].edited_message.edit_date).to.be.a("number");
    expect(result[0].edited_message).to.not.have.property("entities");
    expect(await talk.sim("transcript?chat=5")).to.have.lengthOf(1);
    expect((await talk.sim("transcript?chat=5"))[0]).to.include({ text: "two", edits: 1 });
  });

  it("replies to a message that it knows, or to one that is given", async () => {
    const first = await talk.sim("messages", { from: 5, text: "one" });
    const known = await update({ from: 5, text: "two", reply_to_message: first.message_id });
    expect(known).to.have.property("reply_to_message").that.deep.includes({
      message_id: first.message_id,
      text: "one",
      from: user,
    });
    const given = { message_id: 3, text: "elsewhere" };
    const foreign = await update({ from: 5, text: "two", reply_to_message: given });
    expect(foreign).to.have.property("reply_to_message").that.deep.includes(given);
  });

  it("never uses a message's id again, not even after everything is forgotten", async () => {
    const before = await talk.sim("messages", { from: 5, text: "one" });
    await talk.forget();
    const after = await talk.sim("messages", { from: 5, text: "two" });
    expect(after.message_id).to.be.greaterThan(before.message_id);
    expect(after.update_id).to.be.greaterThan(before.update_id);
  });

  it("refuses what it does not understand with one sentence", async () => {
    const cases: [unknown, string][] = [
      [{ text: "hi" }, "from: must be a user's id, or a User with one"],
      [{ from: "5", text: "hi" }, "from: must be a user's id, or a User with one"],
      [{ from: 5 }, "text: a message needs a text or some other content"],
      [{ from: 5, text: "  " }, "text: a message needs a text or some other content"],
      [{ from: 5, chat: 6, text: "hi" }, "chat: 6 is a private chat, where only user 6 writes"],
      [{ from: 5, text: "hi", edit: 1 }, "edit: message 1 is not in chat 5"],
      [
        { from: 5, text: "hi", reply_to_message: 1 },
        "reply_to_message: message 1 is not in chat 5",
      ],
    ];
    for (const [body, sentence] of cases) {
      expect(await refusal(body)).to.deep.equal([400, sentence]);
    }
    expect((await talk.request("GET", "/sim/transcript")).status).to.equal(400);
    expect((await talk.request("GET", "/sim/nowhere")).status).to.equal(404);
  });
});

describe("/sim/updates", () => {
  let talk: Talk;
  before(async () => {
    talk = await openPlayground({ secondMs: 1 });
  });
  after(() => talk.close());
  afterEach(() => talk.forget());

  const post = {
    channel_post: {
      chat: { id: -200, type: "channel", title: "News" },
      text: "x.com/jack/status/20",
    },
  };

  it("delivers any update and shows its message", async () => {
    const { update_id, message_id } = await talk.sim("updates", post);
    const { result } = await talk.call("getUpdates", { offset: update_id });
    expect(result[0].channel_post).to.deep.include({ message_id, ...post.channel_post });
    expect((await talk.sim("transcript?chat=-200"))[0]).to.include({
      text: "x.com/jack/status/20",
    });
    const reply = await talk.call("sendMessage", { chat_id: -200, text: "hi" });
    expect(reply.ok).to.equal(true);
  });

  it("delivers the same message again as another update", async () => {
    const { update_id, message_id } = await talk.sim("updates", post);
    const again = { channel_post: { ...post.channel_post, message_id } };
    await talk.sim("updates", again);
    const { result } = await talk.call("getUpdates", { offset: update_id });
    expect(result).to.have.lengthOf(2);
    expect(await talk.sim("transcript?chat=-200")).to.have.lengthOf(1);
  });

  it("refuses what is no update", async () => {
    for (const body of [{}, { update_id: 1, message: {} }, { message: {} }, { a: {}, b: {} }, []]) {
      const { status } = await talk.request("POST", "/sim/updates", body);
      expect(status, JSON.stringify(body)).to.equal(400);
    }
  });
});
