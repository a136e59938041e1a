import { type Playground, startPlayground } from "@memory/playground/app";
import { expect } from "chai";
import { createLog } from "../../src/process/log.ts";
import { createTelegram, type Telegram } from "../../src/telegram/client.ts";
import { send } from "../../src/telegram/send.ts";

const chatId = -1_000_200;
const threadId = 77;

describe("an answer that Telegram does not take as it is", () => {
  let playground: Playground;
  let telegram: Telegram;

  before(async () => {
    playground = await startPlayground();
  });
  after(() => playground.close());
  beforeEach(async () => {
    const config = { BOT_TOKEN: `7:${"s".repeat(35)}`, TELEGRAM_API_ROOT: playground.url };
    telegram = createTelegram(config);
    await fetch(`${playground.url}/sim`, { method: "DELETE" });
  });
  afterEach(() => telegram.close());

  const ask = async <T>(path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(playground.url + path, {
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      headers: { "content-type": "application/json" },
    });
    return answer.json() as Promise<T>;
  };
  const refuse = (words: string, more: object) =>
    ask("/sim/faults", {
      kind: "400",
      description: `Bad Request: ${words}`,
      method: "sendMessage",
      count: 100,
      ...more,
    });

  type Seen = { answer: string | undefined; isReply: boolean; reaction: string | null };
  type Entry = { from: string; text: string; reply_to: number | null; reaction: string | null };

  /** What the chat shows after an answer to a message in it, and how often sending was tried. */
  async function answered(): Promise<Seen & { tries: number; isTold: boolean }> {
    const written = { from: 7, chat: { id: chatId, type: "supergroup" }, text: "/help" };
    const { message_id: messageId } = await ask<{ message_id: number }>("/sim/messages", written);
    const content = {
      html: "a <b>bold</b> word",
      buttons: [[{ text: "Delete", callback_data: "v1:delete:7:20" }]],
      reaction: "🤷",
    };
    const place = { chatId, messageId, threadId };
    const sent = await send(telegram, place, content, createLog("test", "silent"));
    const [asked, answer] = await ask<Entry[]>(`/sim/transcript?chat=${chatId}`);
    return {
      answer: answer?.text,
      isReply: answer?.reply_to === messageId,
      reaction: asked?.reaction ?? null,
      tries: (await ask<object[]>("/sim/calls?method=sendMessage")).length,
      isTold: sent.kind === "sent",
    };
  }

  const said = { answer: "a bold word", reaction: null, isTold: true };
  const onlyReacted = { answer: undefined, isReply: false, reaction: "🤷", isTold: false };
  const inTopic = { having: ["message_thread_id"] };
  const inTopicOrReply = { having: ["message_thread_id", "reply_parameters"] };
  const asReply = { having: ["reply_parameters"] };

  const cases: [words: string, where: object, outcome: object][] = [
    ["message thread not found", inTopic, { ...said, isReply: true, tries: 2 }],
    ["TOPIC_DELETED", inTopic, { ...said, isReply: true, tries: 2 }],
    ["TOPIC_ID_INVALID", inTopic, { ...said, isReply: true, tries: 2 }],
    ["TOPIC_CLOSED", inTopic, { ...said, isReply: true, tries: 2 }],
    ["TOPIC_CLOSED", inTopicOrReply, { ...said, isReply: false, tries: 3 }],
    ["TOPIC_CLOSED", {}, { ...onlyReacted, tries: 3 }],
    ["message to be replied not found", asReply, { ...said, isReply: false, tries: 2 }],
    ["message to reply not found", asReply, { ...said, isReply: false, tries: 2 }],
    ["REPLY_MESSAGE_ID_INVALID", asReply, { ...said, isReply: false, tries: 2 }],
    ["message to be replied not found", inTopicOrReply, { ...said, isReply: false, tries: 3 }],
    ["can't parse entities: oh", { having: ["parse_mode"] }, { ...said, isReply: true, tries: 2 }],
    ["BUTTON_DATA_INVALID", { having: ["reply_markup"] }, { ...said, isReply: true, tries: 2 }],
    ["SOMETHING_NEW", { having: ["parse_mode"] }, { ...said, isReply: true, tries: 2 }],
    ["SOMETHING_NEW", {}, { ...onlyReacted, tries: 2 }],
    ["not enough rights to send text messages", {}, { ...onlyReacted, tries: 1 }],
    ["CHAT_WRITE_FORBIDDEN", {}, { ...onlyReacted, tries: 1 }],
    ["CHAT_SEND_PLAIN_FORBIDDEN", {}, { ...onlyReacted, tries: 1 }],
    ["chat not found", {}, { ...onlyReacted, reaction: null, tries: 1 }],
    ["bot was kicked from the group", {}, { ...onlyReacted, reaction: null, tries: 1 }],
  ];
  for (const [words, where, outcome] of cases) {
    const having = (where as { having?: string[] }).having?.join(" or ") ?? "anything";
    it(`is given where it may stand, last as a reaction: ${words} to ${having}`, async () => {
      await refuse(words, where);
      expect(await answered()).to.deep.equal(outcome);
    });
  }

  it("finds the way out of several refusals at once", async () => {
    await refuse("message thread not found", inTopic);
    await refuse("message to be replied not found", asReply);
    await refuse("BUTTON_URL_INVALID", { having: ["reply_markup"] });
    expect(await answered()).to.deep.equal({ ...said, isReply: false, tries: 4 });
  });

  it("is given up in silence only where no reaction may be set either", async () => {
    await refuse("TOPIC_CLOSED", {});
    await refuse("REACTION_INVALID", { method: "setMessageReaction" });
    expect(await answered()).to.deep.equal({ ...onlyReacted, reaction: null, tries: 3 });
  });
});
