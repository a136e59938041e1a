import type { Contract } from "@memory/shared/contracts/contract";
import { createLog } from "@memory/shared/process/log";
import { createMetrics } from "@memory/shared/process/metrics";
import { ingest } from "@memory/shared/programs/ingest";
import { mutate, seeded } from "@memory/testing/mutate";
import { expect } from "chai";
import { createTake } from "../../src/publish/take-update.ts";

const updates = 5_000;
const link = "https://x.com/jack/status/20";
const words = [
  "hello",
  link,
  "t.co/AbCdEf1234",
  "x.com/jack",
  "👩‍👩‍👧",
  "\ud800",
  "/save",
  "/help@memory_bot",
  "#tag",
  '&<>"',
];

/** A readable message of a person in their private chat, and one that is spoiled in places. */
const message = (id: number, text: string) => ({
  update_id: id,
  message: {
    message_id: id,
    date: 1_790_000_000,
    chat: { id: 7, type: "private", first_name: "Ana" },
    from: { id: 7, is_bot: false, first_name: "Ana", language_code: "en" },
    text,
    entities: [
      { type: "url", offset: 0, length: text.length },
      { type: "text_link", offset: 1, length: 3, url: link },
    ],
    reply_to_message: { message_id: 1, date: 1, chat: { id: 7, type: "private" }, text: link },
    forward_origin: { type: "user", date: 1, sender_user: { id: 8, first_name: "Ben" } },
    reply_markup: { inline_keyboard: [[{ text: "Open", url: link }]] },
  },
});

describe("five thousand fuzzed messages", () => {
  it("crash nothing, queue only what fits its contract, and leave nobody who wrote unanswered", async () => {
    const random = seeded(7);
    const sent: { contract: Contract<unknown>; message: unknown }[] = [];
    const take = createTake({
      botName: "memory_bot",
      limits: { perMinute: 0, perDay: 0 },
      isAllowed: () => true,
      send: async (contract, queued) => {
        sent.push({ contract: contract as Contract<unknown>, message: queued });
      },
      log: createLog("ingest", "silent"),
      metrics: createMetrics(ingest),
    });
    const unanswered: string[] = [];
    for (let id = 1; id <= updates; id += 1) {
      const count = 1 + Math.floor(random() * 6);
      const text = Array.from(
        { length: count },
        () => words[Math.floor(random() * words.length)],
      ).join(random() < 0.2 ? "" : " ");
      const isSpoiled = random() < 0.7;
      const before = sent.length;
      const update = message(id, text);
      await take(isSpoiled ? mutate(update, random, 0.03) : update);
      if (!isSpoiled && sent.length === before) unanswered.push(text);
    }
    expect(unanswered).to.deep.equal([]);
    const unfit = sent.filter(
      ({ contract, message }) => !contract.schema.safeParse(message).success,
    );
    expect(unfit).to.deep.equal([]);
    expect(sent.length).to.be.greaterThan(updates / 3);
  });
});
