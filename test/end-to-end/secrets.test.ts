import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chatWith } from "@memory/testing/chat";
import type { Service } from "@memory/testing/edition";
import type { Memory, MemoryOptions } from "@memory/testing/memory";
import { inContainers, startMemory } from "@memory/testing/start-memory";
import { expect } from "chai";

/** The secret half of the token with which the services speak to the playground. */
const tokenSecret = "the-playground-stands-in-for-Telegram";
const webhookSecret = "a-webhook-secret_to-look-for";
const bearer = "a-bearer-token-to-look-for";
const secrets = [tokenSecret, webhookSecret, bearer];
const services: Service[] = ["ingest", "fetcher", "store", "library"];

describe("everything that is written at LOG_LEVEL=trace", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "memory-secrets-"));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));

  /** Everything that an edition wrote and answered, by its place. */
  async function written(options: MemoryOptions = {}): Promise<Map<string, string>> {
    const edition = await startMemory({
      env: {
        LOG_LEVEL: "trace",
        X_BEARER_TOKEN: bearer,
        TWEET_SOURCES: "x-api,syndication",
      },
      dataDir,
      ...options,
    });
    await liveThrough(edition);
    const answers = await statusPages(edition);
    expect(await edition.stop()).to.equal(0);
    return new Map([["the output", edition.output()], ...answers, ...(await filesBelow(dataDir))]);
  }

  /** Uses the bot in every way, with every kind of fault on the way to Telegram. */
  async function liveThrough(edition: Memory): Promise<void> {
    const chat = chatWith(edition.endpoints);
    const fault = (method: string, kind: string) =>
      chat.ask("POST", "/sim/faults", { method, kind });
    for (const method of ["sendMessage", "setMessageReaction"]) {
      for (const kind of ["500", "429", "drop-after-apply"]) await fault(method, kind);
    }
    await chat.ask("POST", "/sim/sources/x-api", { down: true });
    const sent = await chat.send(1001, "https://x.com/jack/status/20");
    const saved = await chat.reply(1001, sent, /^✅ Saved/, 60_000);
    const [button] = (saved.buttons?.flat() ?? []).filter(({ callback_data }) => callback_data);
    await chat.press(1001, saved, button?.text ?? "");
    const help = await chat.send(1002, "/help");
    await chat.reply(1002, help, /\w/, 60_000);

    await edition.crash("playground");
    const unheard = await chat.send(1003, "https://x.com/jack/status/20");
    // The restarted playground posts updates again once a restarted ingest has told it the webhook.
    await Promise.all(services.map((service) => edition.crash(service)));
    await chat.reply(1003, unheard, /Saved/, 90_000);
  }

  async function statusPages({ endpoints }: Memory): Promise<[string, string][]> {
    const pages = services.flatMap((service) =>
      ["/health/live", "/health/ready", "/metrics", "/no/such/page"].map(
        (path) => endpoints[service] + path,
      ),
    );
    return Promise.all(
      pages.map(async (url) => [url, await (await fetch(url)).text()] as const),
    ).then((all) => all.map(([url, text]) => [url, text]));
  }

  const holding = (texts: Map<string, string>): string[] =>
    secrets.flatMap((secret) =>
      [...texts]
        .filter(([, text]) => text.includes(secret))
        .map(([where]) => `${where}: ${secret}`),
    );

  it("holds no token", async () => {
    const texts = await written();
    expect(texts.get("the output"))
      .to.include('"level":"debug"')
      .and.include('"source":"x-api","outcome":"failed"');
    const isFile = (where: string) => where.startsWith(dataDir);
    expect([...texts.keys()].some(isFile), "files").to.equal(!inContainers);
    expect(holding(texts)).to.deep.equal([]);
  });

  it("holds no token and no webhook secret where updates are posted", async () => {
    const texts = await written({ webhook: { path: "/updates", secret: webhookSecret } });
    expect(texts.get("the output")).to.include("Telegram knows the webhook");
    expect(holding(texts)).to.deep.equal([]);
  });
});

/** All files except the compile cache, which Node makes from the sources alone. */
async function filesBelow(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.includes("compile-cache"));
  return Promise.all(
    paths.map(async (path): Promise<[string, string]> => [path, await readFile(path, "latin1")]),
  );
}
