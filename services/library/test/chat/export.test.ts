import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Copy } from "@memory/copies/rows/copy";
import { PermanentError, RetryableError } from "@memory/shared/errors";
import { createLog } from "@memory/shared/process/log";
import { createTelegram, type Telegram } from "@memory/shared/telegram/client";
import { moment } from "@memory/testing/example-claim";
import { exampleTweet, requestFor } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { readZip } from "@memory/testing/read-zip";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { createAnswers } from "../../src/adapters/answers.ts";
import { answerCommand } from "../../src/chat/answer-command.ts";
import type { Delivery } from "../../src/chat/asked.ts";
import type { Answers, Ports } from "../../src/ports.ts";
import { createExporter, type Exporter } from "../../src/tweets/export/create-exporter.ts";
import { en } from "../../src/words/en.ts";
import { exampleMessage } from "../example.ts";
import { exampleAnswers, examplePorts, noCopySource } from "../example-ports.ts";
import { type OpenTelegram, openTelegram } from "../open-telegram.ts";

const words = en.export;
const log = createLog("library", "silent");

describe("/export", () => {
  let library: OpenArchive;
  let telegram: OpenTelegram;
  let client: Telegram;
  let answers: Answers;
  let folder: string;
  let exporter: Exporter;

  before(async () => {
    library = await openArchive();
  });
  after(() => library.stop());
  beforeEach(async () => {
    telegram = await openTelegram();
    client = createTelegram(telegram.config);
    answers = createAnswers(client, log, noCopySource);
    folder = mkdtempSync(join(tmpdir(), "exports-"));
    const now = () => Date.parse(moment(100));
    const archive = library.through(library.client, now);
    for (const [index, tweetId] of ["20", "21"].entries()) {
      const asked = { timestamp: moment(index), requestedAt: moment(index) };
      await archive.keep(requestFor(tweetId, asked), exampleTweet({ id: tweetId }));
    }
    exporter = createExporter({ archive, ...noCopySource, folder: () => folder, now });
  });
  afterEach(async () => {
    await client.close();
    await telegram.close();
    rmSync(folder, { recursive: true });
  });

  /** The command as the queue delivers it, in answer to message `messageId`. */
  async function ask(
    messageId: number,
    delivery: Partial<Delivery> = {},
    change: Parameters<typeof exampleMessage>[1] = {},
    through = answers,
    given: Partial<Ports> = {},
  ) {
    const received = exampleMessage("export", change);
    const command = { ...received.command, messageId } as typeof received.command;
    await answerCommand(
      { ...received, command },
      examplePorts({ answers: through, exporter, log, ...given }),
      { signal: new AbortController().signal, receiveCount: 1, detach() {}, ...delivery },
    );
  }
  const textsSaid = async () =>
    (await telegram.transcript()).filter(({ from }) => from === "bot").map(({ text }) => text);
  const outcome = (work: Promise<void>) =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );

  it("answers at once, then sends the library as a file, in reply to the command", async () => {
    const messageId = await telegram.write("/export");
    const said: string[] = [];
    await ask(
      messageId,
      { detach: () => void said.push("detached") },
      {},
      {
        ...answers,
        say: async (place, content) => {
          said.push(content.html);
          return answers.say(place, content);
        },
      },
    );
    expect(said).to.deep.equal(["detached", words.begun, "detached"]);
    const [, progress, file] = await telegram.transcript();
    expect(progress).to.include({
      reply_to: messageId,
      text: "✅ Your export is ready: 2 tweets, in 1 file.",
    });
    expect(file).to.include({ reply_to: messageId, text: words.caption(1, 1) });
    expect(file?.document).to.include({ name: "memory-2026-01-02.zip" });
    const zip = join(folder, "sent.zip");
    writeFileSync(zip, await telegram.read(file?.document?.url ?? ""));
    expect(JSON.parse(readZip(zip).get("memory.json") ?? "").tweets).to.have.length(2);
  });

  it("sends pictures and films in files of their own, and links to what is too large for one", async () => {
    const messageId = await telegram.write("/export");
    const sizes: Record<string, number> = { a: 2_000, b: 3_000, c: 200_000 };
    const photo = (name: string) => ({
      ...{ kind: "photo" as const, url: `https://pbs.twimg.com/media/${name}.jpg` },
    });
    await library
      .through(library.client, () => Date.parse(moment(100)))
      .keep(
        requestFor("22", { timestamp: moment(9), requestedAt: moment(9), userId: "9" }),
        exampleTweet({ id: "22", media: Object.keys(sizes).map(photo) }),
      );
    const rowOf = ([name, Bytes]: [string, number]): Copy => ({
      ...{ TweetID: "22", MediaKey: `media/${name}`, Kind: "photo", Status: "kept", Url: "" },
      ...{ Sha256: name.repeat(64), Bytes, Type: "image/jpeg", ChangedAt: moment(1) },
    });
    const small = createExporter({
      archive: library.through(library.client),
      copies: { list: async () => Object.entries(sizes).map(rowOf) },
      objects: {
        open: async (sha256) => Readable.from([Buffer.alloc(sizes[sha256[0] ?? ""] ?? 0, "x")]),
      },
      folder: () => folder,
      now: () => Date.parse(moment(100)),
      maxBytes: 6_000,
      maxMediaBytes: 4_500,
    });
    await ask(messageId, {}, { userId: "9" }, answers, { exporter: small });
    const sent = (await telegram.transcript()).filter(({ from }) => from === "bot");
    expect(sent.map(({ document, text }) => [document?.name, text])).to.deep.equal([
      [undefined, "✅ Your export is ready: 1 tweet, 2 pictures and films, in 3 files."],
      ["memory-2026-01-02.zip", words.caption(1, 1)],
      ["memory-2026-01-02-media-1.zip", words.mediaCaption(1, 2)],
      ["memory-2026-01-02-media-2.zip", words.mediaCaption(2, 2)],
      [undefined, `${words.tooLarge(1)}\n🖼 Photo, 200 kB`],
    ]);
    expect((sent.at(-1) as unknown as { html: string }).html).to.include(
      `https://memory.example/copies/${"c".repeat(64)}`,
    );
  });

  it("sends nothing to whoever had all erased meanwhile: it may lack what was gone already", async () => {
    const messageId = await telegram.write("/export");
    await ask(messageId, {}, {}, answers, { isForgotten: async () => true });
    const [, , ...others] = await telegram.transcript();
    expect([await textsSaid(), others]).to.deep.equal([[words.begun], []]);
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("shows one person nothing of another", async () => {
    const messageId = await telegram.write("/export");
    await ask(messageId, {}, { userId: "8" });
    const [, progress] = await telegram.transcript();
    expect(progress?.text).to.include("0 tweets");
  });

  it("refuses in groups, and points to the private chat", async () => {
    const said: string[] = [];
    const heard = exampleAnswers({ say: async (_, { html }) => said.push(html) });
    await ask(50, {}, { isPrivate: false }, heard);
    expect(said).to.deep.equal([words.privateOnly]);
  });

  it("is made once at a time for a person, and again afterwards", async () => {
    const messageId = await telegram.write("/export");
    const gate = Promise.withResolvers<void>();
    const slowly: Answers = {
      ...answers,
      sendDocument: async (...about) => {
        await gate.promise;
        return answers.sendDocument(...about);
      },
    };
    const first = ask(messageId, {}, {}, slowly);
    await until("the first", async () => (await textsSaid()).length === 1);
    await ask(messageId);
    gate.resolve();
    await first;
    await ask(messageId);
    expect((await textsSaid()).filter((text) => text === words.caption(1, 1))).to.have.length(2);
    expect((await textsSaid()).filter((text) => text === words.underWay)).to.have.length(1);
  });

  it("waits as long as Telegram asks, instead of making the files anew", async () => {
    const messageId = await telegram.write("/export");
    await telegram.fault({ method: "sendDocument", kind: "429", retry_after: 1, count: 1 });
    await ask(messageId);
    expect((await telegram.calls("sendDocument")).map(({ status }) => status)).to.deep.equal([
      429, 200,
    ]);
    expect(await textsSaid()).to.have.length(2);
  });

  it("tells when Telegram does not take the file", async () => {
    const messageId = await telegram.write("/export");
    await ask(messageId, {}, {}, { ...answers, sendDocument: async () => false });
    expect(await textsSaid()).to.deep.equal([words.refused]);
  });

  it("tells that it was interrupted, and that it begins anew", async () => {
    const messageId = await telegram.write("/export");
    const stopping = new AbortController();
    const stopped = async () => {
      stopping.abort(new RetryableError("the process is stopped"));
      throw new RetryableError("no network");
    };
    const through = { ...answers, sendDocument: stopped };
    const error = await outcome(ask(messageId, { signal: stopping.signal }, {}, through));
    expect(error).to.be.instanceOf(Error).and.not.instanceOf(PermanentError);
    expect(readdirSync(folder)).to.deep.equal([]);
    await ask(messageId, { receiveCount: 2 });
    const [interrupted, again] = await textsSaid();
    expect(interrupted).to.equal(words.interrupted);
    expect(again).to.include("✅");
    const [, second] = await telegram.calls("sendMessage");
    expect(second?.params.text).to.equal(words.begunAgain);
  });

  it("says nothing if it is delivered to a process that is stopped", async () => {
    const messageId = await telegram.write("/export");
    const error = await outcome(ask(messageId, { signal: AbortSignal.abort(new Error("stop")) }));
    expect(error).to.have.property("message", "stop");
    expect(await textsSaid()).to.deep.equal([]);
  });

  it("gives up when it fails again", async () => {
    const messageId = await telegram.write("/export");
    const failing: Answers = {
      ...answers,
      sendDocument: async () => {
        throw new Error("a mistake");
      },
    };
    expect(await outcome(ask(messageId, {}, {}, failing))).to.have.property("message", "a mistake");
    const again = await outcome(ask(messageId, { receiveCount: 2 }, {}, failing));
    expect(again).to.be.instanceOf(PermanentError);
  });
});
