import { existsSync, readFileSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Edition, startEdition } from "@memory/testing/edition";
import { authorization } from "@memory/testing/emulator-key";
import { runOperator } from "@memory/testing/run-operator";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import { executablePath } from "../browser.ts";
import { openPlayground, type Talk, token } from "../playground.ts";
import { asAnotherUser, whyNot } from "./as-another-user.ts";
import { askFrom, openBrowser } from "./ask-from.ts";
import {
  type Attempt,
  awsCall,
  onPlayground,
  onQueues,
  onService,
  onTables,
  simplePost,
} from "./attempts.ts";

const text = "kept by person seven alone";
const item = {
  UserID: { S: "7" },
  Timestamp: { S: "2026-01-02T03:04:05.678Z" },
  Content: { S: text },
};
const services = ["ingest", "fetcher", "store", "library"] as const;

for (const hasToken of [false, true]) {
  describe(`what strangers get of npm start ${hasToken ? "with" : "without"} BOT_TOKEN`, () => {
    let edition: Edition;
    /** Stands in for Telegram's own servers, apart from the edition. */
    let telegram: Talk | undefined;
    before(async () => {
      telegram = hasToken ? await openPlayground() : undefined;
      const env = telegram && { BOT_TOKEN: token, TELEGRAM_API_ROOT: telegram.url };
      edition = await startEdition(env === undefined ? {} : { env });
      await onTweets("PutItem", { Item: item });
    });
    after(async () => {
      await edition?.stop();
      await telegram?.close();
    });

    /** A call on the table of kept tweets, with the key in DATA_DIR. */
    async function onTweets(action: string, more: object = {}) {
      const { dynamodb } = edition.endpoints;
      const target = `DynamoDB_20120810.${action}`;
      const call = awsCall(target, { TableName: "Tweets", ...more }, authorization(dynamodb));
      const answer = await fetch(dynamodb, call);
      expect(answer.status).to.equal(200);
      return (await answer.json()) as { Count?: number };
    }
    const countKept = async () => (await onTweets("Scan")).Count;
    const onServices = (): Attempt[] =>
      services.flatMap((name) => onService(edition.endpoints[name]));

    describe("as another user of the machine", () => {
      before(function () {
        if (whyNot === undefined) return;
        process.stdout.write(`      ${whyNot}\n`);
        this.skip();
      });

      it("gives no other user of the machine a row or a queue, whatever the key they make up", async () => {
        const { sqs, dynamodb } = edition.endpoints;
        const guarded = [...onTables(dynamodb), ...onQueues(sqs)];
        const { told } = await asAnotherUser(guarded, []);
        expect(told.filter((answer) => !answer.startsWith("403 "))).to.deep.equal([]);
        expect(await countKept()).to.equal(1);
      });

      it("gives no other user of the machine anything from a service but health and metrics", async () => {
        const { told } = await asAnotherUser(onServices(), []);
        expect(told.filter((answer) => !/^(200|404) /.test(answer))).to.deep.equal([]);
        expect(told.filter((answer) => answer.startsWith("200 "))).to.have.length(
          3 * services.length,
        );
        expect(told.join("\n")).to.not.include(text);
        expect(await countKept()).to.equal(1);
      });

      it("shows no other user of the machine a file, a key or a token", async () => {
        const { dataDir } = edition;
        const files = [
          "",
          "aws-credentials",
          "endpoints.json",
          "dynamodb",
          "playground-chats.json",
        ];
        const pids = (["sqs", "dynamodb", ...services] as const).map((name) => edition.pidOf(name));
        const environments = pids.map((pid) => `/proc/${pid}/environ`);
        const commands = pids.map((pid) => `/proc/${pid}/cmdline`);
        const closed = [...files.map((file) => join(dataDir, file)), ...environments];
        const { readings } = await asAnotherUser([], [...closed, ...commands]);
        expect(new Set(readings.slice(0, closed.length))).to.deep.equal(new Set(["EACCES"]));
        const credentials = readFileSync(join(dataDir, "aws-credentials"), "utf8");
        const keys = [...credentials.matchAll(/ = (\S+)$/gm)].map(([, key = ""]) => key);
        const shown = readings.slice(closed.length).join("\n");
        expect(shown).to.include("main.ts");
        expect([...keys, token].filter((secret) => shown.includes(secret))).to.deep.equal([]);
      });

      if (!hasToken)
        it("lets them use the chat that stands in for Telegram, as SECURITY.md says", async () => {
          const { playground } = edition.endpoints;
          const { told } = await asAnotherUser([[`${playground}/sim/transcript?chat=7`, {}]], []);
          expect(told).to.deep.equal(["200 []"]);
        });
    });

    it("lets no other user of the machine into DATA_DIR", async () => {
      const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
      const { dataDir } = edition;
      expect(mode(dataDir)).to.equal("700");
      expect(mode(join(dataDir, "aws-credentials"))).to.equal("600");
      const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
      const open = files
        .map(({ parentPath, name }) => join(parentPath, name))
        .filter((path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0);
      expect(open).to.deep.equal([]);
    });

    if (!hasToken)
      it("lets an operator's commands in by the key in DATA_DIR", async () => {
        const { exitCode, output } = await runOperator("queues", ["status"], edition);
        expect({ exitCode, found: output.includes("tweet-requested") }).to.deep.equal({
          exitCode: 0,
          found: true,
        });
      });

    describe("in a real browser", () => {
      let browser: Browser;
      let elsewhere: Server;
      before(async function () {
        if (executablePath === undefined) {
          process.stdout.write("      no chromium on this machine: foreign pages are not tested\n");
          this.skip();
        }
        browser = await openBrowser(executablePath);
        elsewhere = createServer((_request, response) => {
          response.setHeader("content-type", "text/html").end("<p>a page of somebody else</p>");
        }).listen(0, "127.0.0.1");
      });
      after(async () => {
        await browser?.close();
        elsewhere?.close();
      });

      it("gives a page of another origin nothing from any port", async () => {
        const { sqs, dynamodb, playground } = edition.endpoints;
        const port = (elsewhere.address() as AddressInfo).port;
        const chats = playground === null ? [] : onPlayground(playground);
        const told = await askFrom(browser, `http://localhost:${port}/`, [
          ...onTables(dynamodb),
          ...onQueues(sqs),
          ...onServices(),
          ...chats,
        ]);
        expect(told.filter((answer) => answer !== "TypeError: Failed to fetch")).to.deep.equal([]);
        expect(await countKept()).to.equal(1);
        if (playground === null) return;
        const shown = await fetch(`${playground}/sim/transcript?chat=7`);
        expect(await shown.json()).to.deep.equal([]);
      });

      it("gives a page that rebinds its domain to this machine nothing", async () => {
        const { sqs, dynamodb, playground } = edition.endpoints;
        const scan = awsCall("DynamoDB_20120810.Scan", { TableName: "Tweets" }, "x");
        const asked: Attempt[] = [
          [dynamodb, scan],
          [sqs, awsCall("AmazonSQS.ListQueues", {}, "x")],
          [sqs, simplePost("Action=ListQueues", "application/x-www-form-urlencoded")],
          ...(playground === null ? [] : onPlayground(playground)),
        ];
        for (const [url, init] of asked) {
          const { port, pathname, search } = new URL(url);
          const page = { url: `http://evil.example:${port}/`, html: "<p>before</p>" };
          const [answer] = await askFrom(browser, page, [[pathname + search, init]]);
          expect(answer).to.match(/^403 /);
        }
      });

      if (!hasToken)
        it("leaves the playground's own page its chats", async () => {
          const { playground } = edition.endpoints;
          const [answer] = await askFrom(browser, playground, [["/sim/transcript?chat=1001", {}]]);
          expect(answer).to.match(/^200 /);
        });
    });
  });
}
