import { createServer } from "node:net";
import { expect } from "chai";
import { type Edition, type Service, startEdition } from "../edition.ts";
import { chatWith } from "../support/chat.ts";
import { until } from "../support/until.ts";

/** The secret half of the token with which the services speak to the playground. */
const tokenSecret = "the-playground-stands-in-for-Telegram";
const webhookSecret = "a-webhook-secret_to-look-for";
const services: Service[] = ["ingest", "fetcher", "store", "library"];

describe("everything that is written at LOG_LEVEL=trace", () => {
  /** Use of every kind, and trouble of every kind on the way to Telegram. */
  async function liveThrough(edition: Edition): Promise<string> {
    const chat = chatWith(edition.endpoints);
    const fault = (method: string, kind: string) =>
      chat.ask("POST", "/sim/faults", { method, kind });
    for (const method of ["sendMessage", "setMessageReaction"]) {
      for (const kind of ["500", "429", "drop-after-apply"]) await fault(method, kind);
    }
    const sent = await chat.send(1001, "https://x.com/jack/status/20");
    const saved = await chat.reply(1001, sent, /^✅ Saved/, 60_000);
    const [button] = (saved.buttons?.flat() ?? []).filter(({ callback_data }) => callback_data);
    await chat.press(1001, saved, button?.text ?? "");
    const help = await chat.send(1002, "/help");
    await chat.reply(1002, help, /\w/, 60_000);

    await killAndAwait(edition, ["playground"]);
    const unheard = await chat.send(1003, "https://x.com/jack/status/20");
    // Whoever posts the updates is a new playground, which learns from a new ingest where to.
    await killAndAwait(edition, services);
    await chat.reply(1003, unheard, /Saved/, 90_000);
    expect(await edition.stop()).to.equal(0);
    return edition.output();
  }

  async function killAndAwait(edition: Edition, programs: (Service | "playground")[]) {
    const killed = programs.map((program) => edition.pidOf(program));
    for (const pid of killed) process.kill(pid, "SIGKILL");
    for (const program of programs) {
      await until(
        `${program} to be back`,
        async () => {
          if (killed.includes(edition.pidOf(program))) return undefined;
          const page = await fetch(edition.endpoints[program]).catch(() => undefined);
          return page?.status;
        },
        60_000,
      );
    }
  }

  it("holds no token", async function () {
    this.timeout(180_000);
    const output = await liveThrough(await startEdition({ env: { LOG_LEVEL: "trace" } }));
    expect(output)
      .to.include('"level":"debug"')
      .and.match(/"program":"ingest".*died/);
    expect(output).to.not.include(tokenSecret);
  });

  it("holds no token and no webhook secret where updates are posted", async function () {
    this.timeout(180_000);
    const port = await freePort();
    const env = {
      LOG_LEVEL: "trace",
      INGEST_PORT: String(port),
      WEBHOOK_URL: `http://127.0.0.1:${port}/updates`,
      WEBHOOK_SECRET: webhookSecret,
    };
    const output = await liveThrough(await startEdition({ env }));
    expect(output).to.include("Telegram knows the webhook");
    expect(output).to.not.include(tokenSecret).and.not.include(webhookSecret);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
