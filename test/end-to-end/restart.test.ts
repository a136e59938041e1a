import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chatWith, itemsOf } from "@memory/testing/chat";
import { startMemory } from "@memory/testing/start-memory";
import { until } from "@memory/testing/until";
import { expect } from "chai";

describe("stopping and starting again", () => {
  let dataDir: string;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "memory-restart-"));
  });
  after(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));

  it("keeps saved tweets and finishes queued work", async () => {
    const first = await startMemory({ dataDir });
    const chat = chatWith(first.endpoints);
    const sent = await chat.send(1001, "https://x.com/jack/status/20");
    await chat.reply(1001, sent, /^✅ Saved/);
    for (const source of Object.keys(await chat.ask("GET", "/sim/sources"))) {
      await chat.ask("POST", `/sim/sources/${source}`, { down: true });
    }
    const id = await bundledTweet(chat);
    const waiting = await chat.send(1001, `https://x.com/a/status/${id}`);
    await chat.reply(1001, waiting, /content to follow/);
    expect(await first.stop()).to.equal(0);

    const second = await startMemory({ dataDir });
    try {
      const [kept] = await itemsOf(second.endpoints, 1001);
      expect(kept).to.include({ TweetID: "20", Content: "just setting up my twttr" });
      const later = chatWith(second.endpoints);
      const again = await later.send(1001, "https://x.com/jack/status/20");
      await later.reply(1001, again, /^📌 Already saved on /);
      await until(
        "the queued link to be saved",
        async () => {
          const items = await itemsOf(second.endpoints, 1001);
          return items.some(({ TweetID }) => TweetID === id);
        },
        90_000,
      );
    } finally {
      await second.stop();
    }
  });
});

/** The id of a bundled sample tweet with a photo. */
async function bundledTweet(chat: ReturnType<typeof chatWith>): Promise<string> {
  const known: { id: string; shows: string }[] = await chat.ask("GET", "/sim/tweets");
  const found = known.find(({ shows }) => /photo/.test(shows));
  if (found === undefined) throw new Error("the playground knows no tweets");
  return found.id;
}
