import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { startEdition } from "../edition.ts";
import { chatWith, itemsOf } from "../support/chat.ts";

describe("stopping and starting again", () => {
  let dataDir: string;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "memory-restart-"));
  });
  after(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));

  it("keeps saved tweets and finishes queued work", async function () {
    this.timeout(120_000);
    const first = await startEdition({ dataDir });
    const chat = chatWith(first.endpoints);
    const sent = await chat.send(1001, "https://x.com/jack/status/20");
    await chat.reply(1001, sent, /^Saved · /);
    await chat.ask("POST", "/sim/sources/syndication", { down: true });
    await chat.ask("POST", "/sim/sources/fxtwitter", { down: true });
    await chat.tweet("4242", "a tweet to come");
    const waiting = await chat.send(1001, "https://x.com/a/status/4242");
    await chat.reply(1001, waiting, /content to follow/);
    expect(await first.stop()).to.equal(0);

    const second = await startEdition({ dataDir });
    try {
      const [kept] = await itemsOf(second.endpoints, 1001);
      expect(kept).to.include({ TweetID: "20", Content: "just setting up my twttr" });
      const later = chatWith(second.endpoints);
      await later.tweet("4242", "a tweet to come");
      const again = await later.send(1001, "https://x.com/jack/status/20");
      await later.reply(1001, again, /^Already saved on /);
      for (let tries = 0; (await itemsOf(second.endpoints, 1001)).length < 2; tries += 1) {
        expect(tries, "tries until the queued link is saved").to.be.lessThan(400);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    } finally {
      await second.stop();
    }
  });
});
