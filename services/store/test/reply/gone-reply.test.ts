import { expect } from "chai";
import { replySuite } from "./reply-suite.ts";

describe("a reply that is gone", () => {
  const suite = replySuite();
  const { post, startStore, sendLinks, botMessages, found, calls } = suite;
  const token = `7:${"a".repeat(35)}`;
  const statesShown = async () => (await botMessages()).map(({ text }) => text.split("\n")[0]);
  const requestFor = async (id: string) => {
    const [request] = await sendLinks([id]);
    if (request === undefined) throw new Error("no request");
    return request;
  };
  /** Deletes the bot's last message, as a person or the chat's timer does. */
  const deleteReply = async () =>
    post(`/bot${token}/deleteMessage`, {
      chat_id: 7,
      message_id: (await botMessages()).at(-1)?.message_id,
    });

  const refusals = [
    "Bad Request: message to edit not found",
    "Bad Request: message can't be edited",
    "Bad Request: MESSAGE_ID_INVALID",
    "Bad Request: MESSAGE_EDIT_TIME_EXPIRED",
  ];
  for (const description of refusals) {
    it(`is sent anew, once, when Telegram says: ${description}`, async () => {
      const store = startStore();
      const request = await requestFor("20");
      await store(request, { kind: "delayed" });
      await post("/sim/faults", { kind: "400", method: "editMessageText", description });
      await store(request, found("20"));
      for (let time = 0; time < 2; time += 1) await store(request, found("20"));
      expect(await calls("sendMessage")).to.have.length(2);
      expect((await statesShown()).at(-1)).to.equal("✅ Saved");
    });
  }

  it("is the only reply, and is edited from then on", async () => {
    const store = startStore();
    const [first, second] = await sendLinks(["20", "21"]);
    if (first === undefined || second === undefined) throw new Error("no requests");
    await store(first, { kind: "delayed" });
    await deleteReply();
    await store(first, found("20"));
    await store(second, found("21"));
    expect(await statesShown()).to.deep.equal(["2 of 2 saved"]);
    const [reply] = await botMessages();
    expect(reply).to.include({ reply_to: first.origin.messageId, edits: 1 });
  });

  it("is sent anew as no reply where the answered message is gone too", async () => {
    const store = startStore();
    const request = await requestFor("20");
    await store(request, { kind: "delayed" });
    await deleteReply();
    const { messageId: message_id } = request.origin;
    await post(`/bot${token}/deleteMessage`, { chat_id: 7, message_id });
    await store(request, found("20"));
    expect(await statesShown()).to.deep.equal(["✅ Saved"]);
  });

  it("is not sent anew by a repair, which nobody asked for", async () => {
    const store = startStore();
    const request = await requestFor("20");
    await store(request, found("20", { text: "wh", missing: ["text"] }));
    await deleteReply();
    await store({ ...request, purpose: "repair" }, found("20", { text: "whole" }));
    expect(await statesShown()).to.deep.equal([]);
  });
});
