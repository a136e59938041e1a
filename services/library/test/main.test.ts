import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { sqsClient } from "@memory/shared/aws/clients";
import { type CommandReceived, commandReceived } from "@memory/shared/contracts/command-received";
import { replyStale } from "@memory/shared/contracts/reply-stale";
import { decodeBody, encodeBody } from "@memory/shared/queue/message-body";
import { openQueue, type Queue } from "@memory/shared/queue/sqs";
import { startQueues } from "@memory/testing/emulators";
import { exampleClaim, exampleItem } from "@memory/testing/example-claim";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { programEnv } from "@memory/testing/program-env";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { en } from "../src/words/en.ts";
import { exampleMessage, examplePress } from "./example.ts";
import { type OpenTelegram, openTelegram, token } from "./open-telegram.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

describe("the library service", () => {
  let queues: Awaited<ReturnType<typeof startQueues>>;
  let library: OpenArchive;
  let telegram: OpenTelegram;
  let commands: Queue;
  let started: Library[];
  let searchDir: string;

  before(async () => {
    searchDir = await mkdtemp(join(tmpdir(), "memory-search-"));
    queues = await startQueues();
    library = await openArchive();
    telegram = await openTelegram();
    const client = sqsClient(queues.config);
    const clients = { receive: client, send: client };
    commands = await openQueue(commandReceived.name, clients, { prefix: "memory-" });
  });
  after(async () => {
    await telegram.close();
    await library.stop();
    await queues.stop();
    await rm(searchDir, { recursive: true });
  });
  beforeEach(() => {
    started = [];
  });
  afterEach(async () => {
    for (const { stop } of started) await stop("SIGKILL");
  });

  /** The service as it runs anywhere, with everything it writes. */
  function start(env: Record<string, string> = {}) {
    const config = { ...queues.config, ...library.config, ...telegram.config };
    const child = spawn(process.execPath, [main], {
      env: {
        ...programEnv,
        LIBRARY_PORT: "0",
        QUEUE_WAIT_SECONDS: "1",
        SEARCH_DIR: searchDir,
        DATA_DIR: searchDir,
        ...config,
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on("line", (line) => lines.push(line));
    const exited = once(child, "close").then(([code]) => code as number | null);
    const logged = (text: string) => lines.find((line) => line.includes(text));
    const service = {
      lines,
      exited,
      logs: (text: string) => until(`a log line with "${text}"`, () => logged(text)),
      async status(path: string): Promise<string | undefined> {
        const { address } = JSON.parse(await service.logs('"listening"'));
        return ((await (await fetch(address + path)).json()) as { status: string }).status;
      },
      isReady: () =>
        until("readiness", async () =>
          (await service.status("/health/ready")) === "ok" ? true : undefined,
        ),
      stop(signal: NodeJS.Signals = "SIGTERM") {
        child.kill(signal);
        return exited;
      },
    };
    started.push(service);
    return service;
  }
  type Library = {
    stop(signal: NodeJS.Signals): Promise<number | null>;
  };

  const give = (received: CommandReceived) => commands.send([{ body: encodeBody(received) }]);
  const now = () => new Date().toISOString();

  it("answers commands and presses, and drains when asked to stop", async () => {
    const service = start();
    await service.isReady();

    const messageId = await telegram.write("/help");
    const asked = exampleMessage("help");
    await give({ ...asked, command: { ...asked.command, messageId } as typeof asked.command });
    const answer = await until("the answer", async () =>
      (await telegram.transcript()).find(({ reply_to }) => reply_to === messageId),
    );
    expect(answer.text).to.include("What I can do");

    await library.claim(exampleClaim());
    await library.item(exampleItem());
    const { queryId, answered } = await telegram.press("v1:delete:7:20");
    const press = examplePress("delete", { at: now() });
    await give({ ...press, command: { ...press.command, queryId } as typeof press.command });
    expect((await answered).answer.text).to.match(/^Deleted\./);
    const stale = await until("the stale reply", () => queues.inspect(replyStale.name).ready[0]);
    expect(decodeBody(stale.body, replyStale.schema)).to.deep.equal({
      version: 1,
      traceId: press.traceId,
      userId: "7",
      origin: { chatId: 7, messageId: 100 },
      tweetId: "20",
    });
    expect(await library.standing()).to.deep.equal({
      claims: { 20: "trashed" },
      tweets: [],
      trash: ["20"],
    });

    expect(await service.stop()).to.equal(0);
    expect(queues.inspect(commandReceived.name)).to.deep.equal({
      ready: [],
      delayed: [],
      inFlight: [],
    });
  });

  it("stops an export when it is asked to stop, and makes it anew when it runs again", async () => {
    await telegram.fault({ method: "sendDocument", kind: "latency", ms: 60_000, count: 1 });
    const service = start();
    await service.isReady();
    const messageId = await telegram.write("/export");
    const asked = exampleMessage("export", { receivedAt: now() });
    await give({ ...asked, command: { ...asked.command, messageId } as typeof asked.command });
    const answers = async () =>
      (await telegram.transcript()).filter(({ reply_to }) => reply_to === messageId);
    await until("an upload", async () => (await telegram.calls("sendDocument"))[0]);
    expect(await service.stop()).to.equal(0);
    expect((await answers()).map(({ text }) => text)).to.deep.equal([en.export.interrupted]);

    const next = start();
    await next.isReady();
    const sent = await until("the file", async () =>
      (await answers()).find(({ document }) => document !== undefined),
    );
    expect(sent.text).to.equal(en.export.caption(1, 1));
    await until("the end", async () => (await answers())[1]?.text.includes("✅"));
    expect(await next.stop()).to.equal(0);
    expect(queues.inspect(commandReceived.name)).to.deep.equal({
      ready: [],
      delayed: [],
      inFlight: [],
    });
  });

  it("keeps what it cannot read for an operator, and goes on", async () => {
    const service = start();
    await service.isReady();
    await commands.send([{ body: '{"version":1}' }]);
    const dead = await until(
      "the dead letter",
      () => queues.inspect(`${commandReceived.name}-dead`).ready[0],
    );
    expect(dead.body).to.equal('{"version":1}');
    expect(await service.status("/health/ready")).to.equal("ok");
  });

  it("waits for Telegram at the start, and shows its token in no line", async () => {
    const service = start({ LOG_LEVEL: "trace", TELEGRAM_API_ROOT: "http://127.0.0.1:9" });
    await service.logs("not reachable; trying again");
    expect(await service.status("/health/ready")).to.equal("waits for Telegram or the queues");
    expect(await service.status("/health/live")).to.equal("ok");
    expect(await service.stop()).to.equal(0);
    expect(service.lines.join("\n")).to.not.include(token.split(":")[1]);
  });

  it("says in one sentence that the token is refused", async () => {
    const service = start({
      BOT_TOKEN: `123456789:REFUSED${"A".repeat(30)}`,
      LOG_LEVEL: "silent",
    });
    expect(await service.exited).to.equal(78);
    expect(service.lines).to.deep.equal([
      "library: Telegram refuses the token in BOT_TOKEN; ask @BotFather for the right one",
    ]);
  });

  it("tells all that is wrong with its configuration at once", async () => {
    const service = start({ BOT_TOKEN: "", LIBRARY_PORT: "many" });
    expect(await service.exited).to.equal(78);
    expect(service.lines.join("\n")).to.match(/BOT_TOKEN is not set.*LIBRARY_PORT/);
  });
});
