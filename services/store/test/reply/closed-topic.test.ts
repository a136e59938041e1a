import { expect } from "chai";
import { replySuite } from "./reply-suite.ts";

const group = -1_000_300;

describe("the reply where Telegram takes it only elsewhere, or plainer", () => {
  const suite = replySuite();
  const { post, startStore, sendLinks, found, calls } = suite;
  const refuse = (words: string, more: object = {}) =>
    post("/sim/faults", {
      kind: "400",
      description: `Bad Request: ${words}`,
      method: "sendMessage",
      count: 100,
      ...more,
    });
  const shown = async () => {
    const all = await suite.transcript(group);
    return all.map(({ from, text, reaction }) =>
      from === "bot" ? text.split("\n")[0] : `reaction ${reaction}`,
    );
  };
  const linkInTopic = async (id = "20") => {
    const [request] = await sendLinks([id], group);
    if (request?.replyTo.kind !== "message") throw new Error("no request");
    return { ...request, replyTo: { ...request.replyTo, threadId: 77 } };
  };

  it("stands in General, as no reply, if the topic is closed", async () => {
    await refuse("TOPIC_CLOSED", { having: ["message_thread_id", "reply_parameters"] });
    await startStore()(await linkInTopic(), found("20"));
    expect(await shown()).to.deep.equal(["reaction null", "✅ Saved"]);
  });

  it("is edited there when the content follows", async () => {
    await refuse("message thread not found", { having: ["message_thread_id"] });
    const store = startStore();
    const request = await linkInTopic();
    await store(request, { kind: "delayed" });
    await store(request, found("20"));
    expect(await shown()).to.deep.equal(["reaction null", "✅ Saved"]);
    expect(await calls("editMessageText")).to.have.length(1);
  });

  it("is a reaction that tells the outcome if every topic is closed", async () => {
    await refuse("TOPIC_CLOSED");
    const store = startStore();
    const request = await linkInTopic();
    await store(request, { kind: "delayed" });
    expect(await shown()).to.deep.equal(["reaction 👀"]);
    await store(request, found("20"));
    expect(await shown()).to.deep.equal(["reaction 👌"]);
    await store(await linkInTopic("21"), { kind: "gone", why: "deleted" });
    expect(await shown()).to.deep.equal(["reaction 👌", "reaction 🤷"]);
  });

  it("is said anew outside of a topic that was closed after the first news", async () => {
    const store = startStore();
    const request = await linkInTopic();
    await store(request, { kind: "delayed" });
    await refuse("TOPIC_CLOSED", { method: "editMessageText" });
    await refuse("TOPIC_CLOSED", { having: ["message_thread_id", "reply_parameters"] });
    await store(request, found("20"));
    expect((await shown()).at(-1)).to.equal("✅ Saved");
  });

  const edits: [words: string, having: string, tries: number][] = [
    ["BUTTON_DATA_INVALID", "reply_markup", 2],
    ["SOMETHING_NEW", "parse_mode", 2],
    ["can't parse entities: oh", "parse_mode", 2],
  ];
  for (const [words, having, tries] of edits) {
    it(`is edited plainer, once, if Telegram says: ${words}`, async () => {
      const store = startStore();
      const request = await linkInTopic();
      await store(request, { kind: "delayed" });
      await refuse(words, { method: "editMessageText", having: [having] });
      await store(request, found("20"));
      expect(await shown()).to.deep.equal(["reaction null", "✅ Saved"]);
      expect(await calls("editMessageText")).to.have.length(tries);
    });
  }

  it("is tried again for whatever comes next, once the group has given the rights", async () => {
    await refuse("not enough rights to send text messages to the chat", { count: 2 });
    const store = startStore();
    const waiting = await linkInTopic("20");
    await store(waiting, { kind: "delayed" });
    await store(await linkInTopic("21"), found("21"));
    expect(await shown()).to.deep.equal(["reaction 👀", "reaction 👌"]);
    await store(waiting, found("20"));
    await store(await linkInTopic("22"), found("22"));
    expect((await shown()).slice(2)).to.have.members(["✅ Saved", "✅ Saved", "reaction null"]);
  });

  it("is said to who edits the message after the group has given the rights", async () => {
    await refuse("not enough rights to send text messages to the chat", { count: 1 });
    const store = startStore();
    const request = await linkInTopic();
    await store(request, found("20"));
    const { origin } = request;
    await store({ ...request, origin: { ...origin, editDate: 1_767_323_105 } }, found("20"));
    expect((await shown()).at(-1)).to.equal("✅ Saved");
  });
});
