import { request } from "node:http";
import { chatWith, itemsOf } from "@memory/testing/chat";
import type { Memory } from "@memory/testing/memory";
import { startMemory } from "@memory/testing/start-memory";
import { until } from "@memory/testing/until";
import { expect } from "chai";

const secret = "a-webhook-secret_1";

describe("webhook mode", () => {
  let edition: Memory;
  let chat: ReturnType<typeof chatWith>;
  let url: string;

  before(async () => {
    const path = "/updates/of/the/bot";
    edition = await startMemory({ webhook: { path, secret } });
    url = edition.endpoints.ingest + path;
    chat = chatWith(edition.endpoints);
  });
  after(async () => {
    await edition.stop();
  });

  it("saves what Telegram posts, and reacts in its answer", async () => {
    const sent = await chat.send(1001, "https://x.com/jack/status/20");
    await chat.reply(1001, sent, /^✅ Saved/);
    await until("the glance", async () => (await chat.message(1001, sent))?.reaction === "👀");
    expect(await chat.calls("getUpdates")).to.deep.equal([]);
  });

  for (const [name, headers] of [
    ["no secret", {}],
    ["a wrong secret", { "x-telegram-bot-api-secret-token": "wrong" }],
  ] as const) {
    it(`answers ${name} with 401, without waiting for the body`, async () => {
      const status = await new Promise((resolve, reject) => {
        const call = request(url, {
          method: "POST",
          headers: { ...headers, "content-type": "application/json", "content-length": 100_000 },
        });
        call.on("response", (answer) => {
          resolve(answer.statusCode);
          call.destroy();
        });
        call.on("error", reject);
        call.flushHeaders();
      });
      expect(status).to.equal(401);
    });
  }

  it("asks Telegram to come back while SQS does not accept, and saves everything then", async () => {
    await edition.freezeQueues();
    const sent: number[] = [];
    try {
      for (let person = 3001; person <= 3005; person += 1) {
        sent.push(await chat.send(person, "https://x.com/jack/status/20"));
      }
      const update = { update_id: 987_654_321, message: message(3999) };
      const answer = await fetch(url, {
        method: "POST",
        headers: { "x-telegram-bot-api-secret-token": secret, "content-type": "application/json" },
        body: JSON.stringify(update),
      });
      expect(answer.status).to.equal(503);
      expect(answer.headers.get("retry-after")).to.match(/^\d+$/);
    } finally {
      await edition.thawQueues();
    }
    for (const [index, messageId] of sent.entries()) {
      await chat.reply(3001 + index, messageId, /^✅ Saved/, 90_000);
      expect(await itemsOf(edition.endpoints, 3001 + index)).to.have.length(1);
    }
  });
});

const message = (person: number) => ({
  message_id: 1,
  date: Math.floor(Date.now() / 1000),
  chat: { id: person, type: "private", first_name: "Test" },
  from: { id: person, is_bot: false, first_name: "Test" },
  text: "https://x.com/jack/status/20",
  entities: [{ type: "url", offset: 0, length: 28 }],
});
