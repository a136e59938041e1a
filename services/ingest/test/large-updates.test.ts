import { freePort } from "@memory/testing/free-port";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { type Ingest, startIngest } from "./support/ingest-process.ts";
import { type Queues, startQueues } from "./support/queues.ts";
import { startTelegram, type Telegram } from "./support/telegram.ts";
import { ann, link } from "./support/updates.ts";

const floods = 50;

/** 32,768 characters, every second one of them formatted: 600 KB of JSON. */
const richText = () =>
  Array.from({ length: 16_384 }, () => ["a", { type: "bold", text: "b" }]).flat();

const richMessage = (first: string) => ({
  blocks: [{ type: "paragraph", text: [first, ...richText()] }],
});

describe("ingest, sent the largest messages that Telegram takes", () => {
  let queues: Queues;
  let telegram: Telegram;
  let ingest: Ingest | undefined;

  beforeEach(async () => {
    queues = await startQueues();
    telegram = await startTelegram({ secondMs: 100 });
    hasEnded = undefined;
  });
  afterEach(async () => {
    await ingest?.stop("SIGKILL");
    await telegram.close();
    await queues.stop();
  });

  /** Person `first` + index sends a large message with a link. */
  const flood = async (content: (index: number) => object) => {
    for (let index = 0; index < floods; index += 1) {
      const from = { ...ann, id: 1_000 + index };
      const chat = { id: from.id, type: "private" };
      await telegram.update({ message: { from, chat, ...content(index) } });
    }
  };
  const start = (env: Record<string, string> = {}) => {
    ingest = startIngest({ ...telegram.config, ...queues.config, ...env });
    void ingest.exited.then((code) => {
      hasEnded = code ?? "by a signal";
    });
    return ingest;
  };
  let hasEnded: unknown;

  const everybodyIsTaken = async () => {
    await until(
      "a request of everybody",
      () => {
        if (hasEnded !== undefined) throw new Error(`ingest ended: ${hasEnded}`);
        return new Set(queues.requests().map(({ userId }) => userId)).size === floods;
      },
      60_000,
    );
  };

  it("takes fifty that wait for it", async () => {
    await flood((index) => ({ rich_message: richMessage(`${link}${index}`) }));
    start();
    await everybodyIsTaken();
  });

  it("takes fifty that are posted to it at once", async () => {
    const url = `http://127.0.0.1:${await freePort()}/updates`;
    await flood((index) => ({ rich_message: richMessage(`${link}${index}`) }));
    start({ WEBHOOK_URL: url, WEBHOOK_SECRET: "secret", INGEST_PORT: new URL(url).port });
    await everybodyIsTaken();
    expect(hasEnded).to.equal(undefined);
  });
});
