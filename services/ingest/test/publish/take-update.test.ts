import { sqsClient } from "@memory/shared/aws/clients";
import { RetryableError } from "@memory/shared/errors";
import { createLog } from "@memory/shared/process/log";
import { createMetrics } from "@memory/shared/process/metrics";
import { ingest } from "@memory/shared/programs/ingest";
import type { Send } from "@memory/shared/queue/send";
import { createSender } from "@memory/shared/queue/sender";
import { openQueue } from "@memory/shared/queue/sqs";
import { expect } from "chai";
import { createTake } from "../../src/publish/take-update.ts";
import { type Queues, startQueues } from "../support/queues.ts";
import { ann, link, message } from "../support/updates.ts";

const takeWith = (send: Send, deadlineMs = 10_000) =>
  createTake({
    botName: "memory_bot",
    limits: { perMinute: 0, perDay: 0 },
    isAllowed: () => true,
    send,
    log: createLog("ingest", "silent"),
    metrics: createMetrics(ingest),
    deadlineMs,
  });

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const code = (index: number) => `${digits[index % 62]}${digits[Math.floor(index / 62)]}`;

/** A text of this length, full of short links. */
function textFull(length: number): string {
  const size = "t.co/AA ".length;
  return Array.from(
    { length: Math.floor(length / size) },
    (_, index) => `t.co/${code(index)} `,
  ).join("");
}

describe("a message of nothing but links", () => {
  let queues: Queues;
  const client = { close: () => {} };
  let take: ReturnType<typeof createTake>;
  beforeEach(async () => {
    queues = await startQueues();
    const sqs = sqsClient(queues.config);
    client.close = () => sqs.destroy();
    const open = (name: string) =>
      openQueue(name, { receive: sqs, send: sqs }, { prefix: queues.config.QUEUE_PREFIX });
    take = takeWith(createSender([await open("tweet-requested")], { lingerMs: 3 }).send);
  });
  afterEach(async () => {
    client.close();
    await queues.stop();
  });

  const bytesQueued = () =>
    queues.requests().reduce((sum, request) => sum + JSON.stringify(request).length, 0);

  for (const [name, length, fields] of [
    ["a text", 4096, (text: string) => ({ text })],
    [
      "a rich message",
      30_000,
      (text: string) => ({ rich_message: { blocks: [{ type: "paragraph", text }] } }),
    ],
  ] as const) {
    it(`becomes fifty requests at most, and the rest a number: ${name}`, async () => {
      const text = textFull(length);
      const count = text.trim().split(" ").length;
      await take(message(fields(text)));
      const requests = queues.requests();
      expect(new Set(requests.map((request) => request.link.key)).size).to.equal(50);
      expect(requests).to.have.length(50);
      for (const { links, leftOut } of requests) {
        expect(links.map(({ key }) => key)).to.deep.equal(
          Array.from({ length: 50 }, (_, index) => `short:${code(index)}`),
        );
        expect(leftOut).to.equal(count - 50);
      }
      expect(bytesQueued()).to.be.below(300_000);
    });
  }

  it("stays small whatever the length of its links, which are whole up to 2048 in their own request", async () => {
    const url = (index: number, length: number) =>
      `${link}${100 + index}?${"a".repeat(length)}`.slice(0, length);
    const entities = Array.from({ length: 100 }, (_, offset) => ({
      type: "text_link",
      offset,
      length: 1,
      url: url(offset, offset % 2 === 0 ? 2048 : 9000),
    }));
    await take(message({ text: "x".repeat(100), entities }));
    const requests = queues.requests();
    expect(requests).to.have.length(50);
    expect(new Set(requests.map((request) => request.link.url.length))).to.deep.equal(
      new Set([2048]),
    );
    const [first] = requests;
    expect(requests.map((request) => request.link.url)).to.include(url(0, 2048));
    expect(first?.links.map(({ url }) => url.length)).to.deep.equal(Array(50).fill(100));
    expect(bytesQueued()).to.be.below(700_000);
  });

  it("is read no further than ten thousand parts", async () => {
    const block = (text: string) => ({ type: "paragraph", text });
    const many = Array.from({ length: 10_000 }, () => block("no link"));
    const blocks = [block(link), ...many, block(`${link}1`)];
    await take(message({ rich_message: { blocks } }));
    expect(queues.tweetIds()).to.deep.equal(["20"]);
  });

  it("says nothing of links left out when it holds fifty", async () => {
    await take(message({ text: textFull(50 * 8) }));
    const requests = queues.requests();
    expect(requests).to.have.length(50);
    expect(requests.filter((request) => "leftOut" in request)).to.deep.equal([]);
  });
});

describe("an update that comes again", () => {
  /** A queue that accepts when the test says so. */
  function slowQueue() {
    const waiting: { accept: () => void; refuse: (error: Error) => void }[] = [];
    const send: Send = () =>
      new Promise((accept, refuse) => {
        waiting.push({ accept, refuse });
      });
    return { waiting, send };
  }
  const refusalOf = (taking: Promise<unknown>) =>
    taking.then(
      () => undefined,
      (error) => error,
    );
  const help = message({ text: "/help" });

  it("joins what is under way, and counts as taken when that is accepted late", async () => {
    const { waiting, send } = slowQueue();
    const take = takeWith(send, 5);
    expect(await refusalOf(take(help))).to.be.instanceOf(RetryableError);
    expect(await refusalOf(take(help))).to.be.instanceOf(RetryableError);
    waiting[0]?.accept();
    await take(help);
    await take(help);
    expect(waiting).to.have.length(1);
  });

  it("is queued anew when it was refused", async () => {
    const { waiting, send } = slowQueue();
    const take = takeWith(send);
    const first = refusalOf(take(help));
    waiting[0]?.refuse(new Error("no"));
    expect(await first).to.have.property("message", "no");
    const second = take(help);
    waiting[1]?.accept();
    await second;
    expect(waiting).to.have.length(2);
  });

  it("keeps its moment when it was refused, before that of a press that followed it", async () => {
    const sent: { receivedAt: string }[] = [];
    let refusals = 1;
    const take = takeWith(async (_, sending) => {
      if (refusals > 0) {
        refusals -= 1;
        throw new Error("no");
      }
      sent.push(sending as { receivedAt: string });
    });
    const press = (update_id: number) => ({
      update_id,
      callback_query: { id: String(update_id), from: ann, data: "v1:delete:7:20" },
    });
    expect(await refusalOf(take(press(1)))).to.have.property("message", "no");
    await take(press(2));
    await take(press(1));
    const [second, first] = sent.map(({ receivedAt }) => receivedAt);
    expect(String(first) < String(second)).to.equal(true);
  });

  it("is shown as seen again, since the first time may not have been heard of", async () => {
    const take = takeWith(() => Promise.resolve());
    const seen = { chatId: 7, messageId: 12 };
    expect(await take(message({ text: link }))).to.deep.equal(seen);
    expect(await take(message({ text: link }))).to.deep.equal(seen);
  });
});
