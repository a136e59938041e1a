import { once } from "node:events";
import { connect } from "node:net";
import { freePort } from "@memory/testing/free-port";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { botCommands } from "../src/read/bot-commands.ts";
import { type Ingest, startIngest } from "./support/ingest-process.ts";
import { type Queues, startQueues } from "./support/queues.ts";
import { startTelegram, type Telegram, token } from "./support/telegram.ts";
import { link } from "./support/updates.ts";

describe("the ingest service", () => {
  let queues: Queues;
  let telegram: Telegram;
  const running: Ingest[] = [];

  before(async () => {
    queues = await startQueues();
    telegram = await startTelegram({ secondMs: 100 });
  });
  after(async () => {
    await telegram.close();
    await queues.stop();
  });

  const start = (env: Record<string, string> = {}) => {
    const ingest = startIngest({ ...telegram.config, ...queues.config, ...env });
    running.push(ingest);
    return ingest;
  };

  const asked = (...ids: string[]) =>
    until(`tweets ${ids}`, () => {
      const found = queues.tweetIds();
      return ids.every((id) => found.includes(id)) ? found : undefined;
    });

  const killAll = async () => {
    for (const ingest of running.splice(0)) await ingest.stop("SIGKILL");
  };

  describe("by long polling", () => {
    afterEach(killAll);

    it("takes what is written, tells one line an update, and drains when asked to stop", async () => {
      const ingest = start({ LOG_LEVEL: "trace" });
      await ingest.isReady();
      const { update_id } = await telegram.write(`secret words ${link}0`);
      await asked("200");
      await telegram.write("secret words");
      await until("the command", () => queues.commands()[0]);
      expect(await ingest.stop()).to.equal(0);
      const [first, second] = ingest.records("update taken");
      expect(first).to.deep.include({ updateId: update_id, outcome: "links", jobs: 1 });
      expect(first?.traceId).to.equal(queues.requests().at(-1)?.traceId);
      expect(second).to.deep.include({ outcome: "message", jobs: 1 });
      expect(ingest.lines.join("\n")).to.not.match(/secret words|status\/20/);
    });

    it("sets the menu of commands", async () => {
      await start().isReady();
      const menus = await until("a menu in each language", async () => {
        const calls = await telegram.calls("setMyCommands");
        return calls.length < 3 ? undefined : calls.slice(0, 3);
      });
      expect(menus.map(({ params }) => params.language_code)).to.deep.equal([
        undefined,
        "de",
        "es",
      ]);
      for (const { params } of menus) {
        const names = (params.commands as { command: string }[]).map(({ command }) => command);
        expect(names).to.deep.equal([...botCommands]);
      }
    });

    it("waits for queues that come later", async () => {
      await queues.goAway();
      const ingest = start();
      await ingest.log("not reachable; trying again");
      expect(await ingest.status("/health/ready")).to.equal("Telegram and the queues");
      expect(await ingest.status("/health/live")).to.equal("ok");
      await queues.comeBack();
      await ingest.isReady();
    });

    it("shows its token in no line at any level, whatever fails", async () => {
      const ingest = start({ LOG_LEVEL: "trace", TELEGRAM_API_ROOT: "http://127.0.0.1:9" });
      await ingest.log("not reachable; trying again");
      expect(await ingest.stop()).to.equal(0);
      expect(ingest.lines.join("\n")).to.not.include(token.split(":")[1]);
    });

    it("says in one sentence that the token is refused", async () => {
      const ingest = start({
        BOT_TOKEN: `123456789:REFUSED${"A".repeat(30)}`,
        LOG_LEVEL: "silent",
      });
      expect(await ingest.exited).to.equal(78);
      expect(ingest.lines).to.deep.equal([
        "ingest: Telegram refuses the token in BOT_TOKEN; ask @BotFather for the right one",
      ]);
    });

    it("says in one sentence that a webhook needs a secret", async () => {
      const ingest = start({ WEBHOOK_URL: "https://bot.example/hook" });
      expect(await ingest.exited).to.equal(78);
      expect(ingest.lines.join("\n")).to.match(/^ingest: .*WEBHOOK_SECRET.*WEBHOOK_URL[^\n]*$/);
    });
  });

  describe("by webhook", () => {
    const secret = "right-secret";
    let url: string;
    let ingest: Ingest;

    before(async () => {
      const port = await freePort();
      url = `http://127.0.0.1:${port}/updates/here`;
      ingest = start({ WEBHOOK_URL: url, WEBHOOK_SECRET: secret, INGEST_PORT: String(port) });
      await ingest.isReady();
    });
    after(killAll);

    const post = (body: string, headers: Record<string, string> = {}) =>
      fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-telegram-bot-api-secret-token": secret,
          ...headers,
        },
        body,
      });

    it("is called by Telegram, and answers with the reaction", async () => {
      const [set] = (await telegram.calls("setWebhook")).slice(-1);
      expect(set?.params).to.deep.include({ url, max_connections: "40" });
      expect(set?.params.allowed_updates).to.include.members(["callback_query", "inline_query"]);
      await telegram.write(`${link}1`);
      await asked("201");
      await until("the reaction", async () => (await telegram.reactions()).includes("👀"));
    });

    it("refuses a wrong secret before a byte of the body has come", async () => {
      const { hostname, port, pathname } = new URL(url);
      for (const header of ["", "X-Telegram-Bot-Api-Secret-Token: wrong-secret\r\n"]) {
        const socket = connect(Number(port), hostname);
        socket.write(
          `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\n${header}` +
            "Content-Type: application/json\r\nContent-Length: 400000\r\n\r\n",
        );
        let answer = "";
        socket.on("data", (chunk) => {
          answer += chunk;
        });
        await once(socket, "end");
        expect(answer).to.match(/^HTTP\/1\.1 401 /);
        socket.destroy();
      }
    });

    it("asks for patience while the queue is away, and has everything once it is back", async () => {
      await queues.goAway();
      const update = { update_id: 1, message: messageFrom(`${link}2`) };
      const refused = await post(JSON.stringify(update));
      expect([refused.status, refused.headers.get("retry-after")]).to.deep.equal([503, "5"]);
      for (const digit of [3, 4]) await telegram.write(link + digit, { from: 70 + digit });
      await until("refusals", async () =>
        (await telegram.call("getWebhookInfo")).result.last_error_message?.includes("503"),
      );
      expect(await ingest.status("/health/ready")).to.equal("the queue does not accept");
      await queues.comeBack();
      await asked("203", "204");
      expect((await post(JSON.stringify(update))).status).to.equal(200);
      await asked("202");
    });

    it("acknowledges what it can never read, and says so once, without the words", async () => {
      const unreadable = ["{", "null", '{"update_id":5,"message":{"text":"secret words"}}', ""];
      for (const body of unreadable) expect((await post(body)).status).to.equal(200);
      const told = await until("the log", () => {
        const lines = ingest.records("unreadable update passed over");
        return lines.length === unreadable.length ? lines : undefined;
      });
      expect(told[2]).to.deep.include({ updateId: 5 });
      expect(told[2]?.faults).to.include("message.message_id invalid_type");
      expect(ingest.lines.join("\n")).to.not.include("secret words");
    });

    it("reads whatever content type is named", async () => {
      const update = JSON.stringify({ update_id: 2, message: messageFrom(`${link}5`) });
      expect((await post(update, { "content-type": "text/x-unknown" })).status).to.equal(200);
      await asked("205");
    });

    it("acknowledges what is larger than it reads, and has its sender answered", async () => {
      const large = (bytes: number) =>
        JSON.stringify({ update_id: bytes, message: messageFrom(`${link}6 ${"a".repeat(bytes)}`) });
      const before = queues.commands().length;
      for (const bytes of [2_200_000, 5_000_000]) {
        expect((await post(large(bytes))).status).to.equal(200);
      }
      expect(queues.commands().length).to.equal(before + 2);
      expect((await post(large(1_900_000))).status).to.equal(200);
      await asked("206");
    });

    it("queues an update once, however often it is posted", async () => {
      const before = queues.commands().length;
      const update = JSON.stringify({ update_id: 3, message: messageFrom("/help") });
      for (let time = 0; time < 3; time += 1) expect((await post(update)).status).to.equal(200);
      expect(queues.commands()).to.have.length(before + 1);
    });

    it("answers on its own path alone", async () => {
      expect((await fetch(new URL("/", url), { method: "POST" })).status).to.equal(404);
      expect((await fetch(url)).status).to.equal(404);
    });

    it("drains when asked to stop", async () => {
      expect(await ingest.stop()).to.equal(0);
      expect(ingest.lines.join("\n")).to.not.include(secret).and.not.include(token.split(":")[1]);
    });
  });
});

const messageFrom = (text: string) => ({
  message_id: 1,
  from: { id: 7, is_bot: false, first_name: "Ann" },
  chat: { id: 7, type: "private" },
  date: 1_767_323_045,
  text,
});
