import { RetryableError } from "@memory/shared/errors";
import { createLog } from "@memory/shared/process/log";
import { createTelegram, type Telegram } from "@memory/shared/telegram/client";
import { expect } from "chai";
import { createAnswers } from "../../src/adapters/answers.ts";
import type { Answers } from "../../src/ports.ts";
import { de } from "../../src/words/de.ts";
import { en } from "../../src/words/en.ts";
import { es } from "../../src/words/es.ts";
import { noCopySource } from "../example-ports.ts";
import { type OpenTelegram, openTelegram } from "../open-telegram.ts";

describe("createAnswers", () => {
  let telegram: OpenTelegram;
  let client: Telegram;
  let answers: Answers;

  beforeEach(async () => {
    telegram = await openTelegram();
    client = createTelegram(telegram.config);
    answers = createAnswers(client, createLog("test", "silent"), noCopySource);
  });
  afterEach(async () => {
    await client.close();
    await telegram.close();
  });

  const failureOf = (run: Promise<unknown>): Promise<unknown> =>
    run.then(
      () => undefined,
      (error: unknown) => error,
    );

  it("answers the message in its topic, without a preview", async () => {
    const messageId = await telegram.write("/help");
    await answers.say({ chatId: 7, messageId, threadId: 3 }, { html: "a <b>bold</b> word" });
    const [sent] = await telegram.calls("sendMessage");
    expect(sent?.params).to.deep.equal({
      chat_id: 7,
      text: "a <b>bold</b> word",
      parse_mode: "HTML",
      message_thread_id: 3,
      reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
      link_preview_options: { is_disabled: true },
    });
    const [, answer] = await telegram.transcript();
    expect(answer).to.include({ from: "bot", text: "a bold word", reply_to: messageId });
  });

  it("says all of our words in markup that Telegram can read", async () => {
    const messageId = await telegram.write("/help");
    const fixed = [en, de, es].flatMap(({ base, help, labels, tags, stats, trash }) => [
      ...[base.start, base.saveNeedsLink, base.noLink, base.unknownCommand, base.parked],
      ...[base.privacy("7"), base.notAllowed("7"), help.overview],
      ...Object.values(help.topics).map(({ text }) => text),
      ...[labels.whichTweet, labels.several, labels.notKept, tags.none, stats.none, trash.none],
    ]);
    for (const html of fixed) await answers.say({ chatId: 7, messageId }, { html });
    const texts = (await telegram.transcript()).slice(1).map(({ text }) => text);
    expect(texts).to.have.length(fixed.length);
    expect(texts.join("\n")).to.not.match(/[<>]/);
  });

  it("answers where the message is gone, without the reply", async () => {
    await telegram.write("/help");
    await answers.say({ chatId: 7, messageId: 4711 }, { html: "here" });
    expect((await telegram.transcript()).map(({ text }) => text)).to.deep.equal(["/help", "here"]);
  });

  it("passes over a chat that takes no messages", async () => {
    const messageId = await telegram.write("/help");
    await telegram.fault({ kind: "403", method: "sendMessage" });
    await answers.say({ chatId: 7, messageId }, { html: "unheard" });
    await answers.say({ chatId: 8, messageId }, { html: "unheard" });
    expect(await telegram.transcript()).to.have.length(1);
  });

  it("answers in the supergroup that a group has become", async () => {
    await telegram.fault({ kind: "migrate", chat: -100, to: -1_000_100 });
    await answers.say({ chatId: -100, messageId: 50, threadId: 3 }, { html: "moved" });
    const [, sent] = await telegram.calls("sendMessage");
    expect(sent).to.deep.include({ status: 200 });
    expect(sent?.params).to.deep.equal({
      chat_id: -1_000_100,
      text: "moved",
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
    });
  });

  it("waits exactly as long as Telegram asks", async () => {
    const messageId = await telegram.write("/help");
    await telegram.fault({ kind: "429", retry_after: 17 });
    const failure = await failureOf(answers.say({ chatId: 7, messageId }, { html: "later" }));
    expect(failure).to.be.instanceOf(RetryableError);
    expect((failure as RetryableError).retryAfterSeconds).to.equal(17);
  });

  it("makes no second call by itself when one fails", async () => {
    const messageId = await telegram.write("/help");
    await telegram.fault({ kind: "500" });
    const failure = await failureOf(answers.say({ chatId: 7, messageId }, { html: "later" }));
    expect(failure).to.be.instanceOf(RetryableError);
    expect(await telegram.calls("sendMessage")).to.have.length(1);
  });

  it("answers without the markup where Telegram cannot read it", async () => {
    const messageId = await telegram.write("/help");
    await answers.say({ chatId: 7, messageId }, { html: "<b>open" });
    expect((await telegram.transcript()).map(({ text }) => text)).to.deep.equal(["/help", "open"]);
  });

  const refusals: [words: string, having: string[] | undefined, texts: string[]][] = [
    ["message thread not found", ["message_thread_id"], ["here"]],
    ["TOPIC_CLOSED", ["message_thread_id", "reply_parameters"], ["here"]],
    ["message to be replied not found", ["reply_parameters"], ["here"]],
    ["SOMETHING_NEW", ["parse_mode"], ["here"]],
    ["TOPIC_CLOSED", undefined, []],
  ];
  for (const [words, having, texts] of refusals) {
    it(`answers where it may, last by a reaction: ${words}, ${having ?? "everywhere"}`, async () => {
      const messageId = await telegram.write("/help");
      const description = `Bad Request: ${words}`;
      const fault = { kind: "400", description, method: "sendMessage", count: 100 };
      await telegram.fault(having === undefined ? fault : { ...fault, having });
      await answers.say({ chatId: 7, messageId, threadId: 55 }, { html: "<b>here</b>" });
      const [asked, ...answered] = await telegram.transcript();
      expect(answered.map(({ text }) => text)).to.deep.equal(texts);
      expect(asked?.reaction ?? null).to.equal(texts.length === 0 ? "🤷" : null);
    });
  }

  it("answers a press once, and knows when Telegram waits for it no longer", async () => {
    await telegram.write("hello");
    const { queryId, answered } = await telegram.press("anything");
    expect(await answers.answerPress(queryId, "Deleted.")).to.equal(true);
    expect(await answered).to.deep.equal({ answer: { text: "Deleted." } });
    expect(await answers.answerPress(queryId, "Deleted.")).to.equal(false);
    expect(await answers.answerPress("4711", "Deleted.")).to.equal(false);
  });
});
