import { CommandReceived } from "@memory/shared/contracts/command-received";
import { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { createLog } from "@memory/shared/process/log";
import { createMetrics } from "@memory/shared/process/metrics";
import { ingest } from "@memory/shared/programs/ingest";
import { expect } from "chai";
import { createTake } from "../../src/publish/take-update.ts";
import { ann, group, link, message } from "../support/updates.ts";

const long = "x".repeat(30_000);
const repeated = <T>(entry: T, count = 20_000): T[] => Array.from({ length: count }, () => entry);

/** What an oversized update becomes, parsed by the contract of its message. */
async function queuedFor(update: object) {
  const queued: unknown[] = [];
  const take = createTake({
    botName: "memory_bot",
    isAllowed: () => true,
    limits: { perMinute: 0, perDay: 0 },
    send: async (_contract, sent) => void queued.push(sent),
    log: createLog("ingest", "silent"),
    metrics: createMetrics(ingest),
  });
  await take(update);
  return queued;
}

describe("an update larger than Telegram's own", () => {
  const parts: Record<string, object> = {
    "a language": { from: { ...ann, language_code: long } },
    "a chat's title": { chat: { ...group, title: long } },
    "a forwarder's name": {
      forward_origin: { type: "user", date: 1, sender_user: { first_name: long, last_name: long } },
    },
    "a text": { text: `${link} ${long} ${long}` },
    "a caption": { caption: `${link} ${long} ${long}` },
    "the address behind a word": {
      entities: [{ type: "text_link", offset: 0, length: 3, url: `${link}?${long}` }],
    },
    "the number of entities": {
      text: `${link} #${long}`,
      entities: repeated({ type: "hashtag", offset: link.length + 1, length: 40_000 }),
    },
    "the number of tags": {
      text: `${link} ${Array.from({ length: 900 }, (_, index) => `#tag${index + 100}`).join(" ")}`,
      entities: Array.from({ length: 900 }, (_, index) => ({
        type: "hashtag",
        offset: link.length + 1 + index * 8,
        length: 7,
      })),
    },
    "a tag": {
      text: `${link} #${long}`,
      entities: [{ type: "hashtag", offset: link.length + 1, length: 5_000 }],
    },
    "the number of buttons": {
      reply_markup: { inline_keyboard: repeated(repeated({ text: "a", url: link }, 3)) },
    },
    "a button's address": {
      reply_markup: { inline_keyboard: [[{ text: "a", url: `${link}?${long}` }]] },
    },
    "the quoted part of a message": { quote: { text: long, entities: [] } },
  };
  for (const [part, fields] of Object.entries(parts)) {
    it(`is answered with what fits the contract: ${part}`, async () => {
      const [first, ...others] = await queuedFor(message({ text: link, ...fields }));
      expect(others).to.deep.equal([]);
      const { link: asked } = TweetRequested.parse(first);
      expect(asked.tweetId).to.equal("20");
      expect(JSON.stringify(first)).to.have.length.below(50_000);
    });
  }

  it("is answered with what fits the contract: a command and what follows it", async () => {
    for (const length of [5, 30_000]) {
      const entities = [{ type: "bot_command", offset: 0, length }];
      const [first] = await queuedFor(message({ text: `/help${long}`, entities }));
      expect(CommandReceived.parse(first).command.kind).to.equal("message");
      expect(JSON.stringify(first)).to.have.length.below(10_000);
    }
  });

  it("is answered with what fits the contract: the data of a press", async () => {
    const callback_query = { id: "1", from: ann, data: `v1:delete:7:20${long}` };
    const [first] = await queuedFor({ update_id: 1, callback_query });
    expect(CommandReceived.parse(first).command.kind).to.equal("callback");
    expect(JSON.stringify(first)).to.have.length.below(2_000);
  });

  it("is answered with what fits the contract: an inline query, a pressed message", async () => {
    const inline_query = { id: "1", from: ann, query: long, offset: long };
    const message = { message_id: 1, chat: group, text: long };
    const callback_query = { id: "1", from: ann, data: "l1:list:7", message };
    for (const update of [
      { update_id: 1, inline_query },
      { update_id: 2, callback_query },
    ]) {
      const [first] = await queuedFor(update);
      CommandReceived.parse(first);
      expect(JSON.stringify(first)).to.have.length.below(2_000);
    }
  });

  it("makes nothing when an id is no number that a computer can hold", async () => {
    for (const id of [2 ** 53, 1e308, -(2 ** 60), 1.5, "7"]) {
      expect(await queuedFor(message({ text: link, from: { ...ann, id } })), `${id}`).to.deep.equal(
        [],
      );
    }
  });
});
