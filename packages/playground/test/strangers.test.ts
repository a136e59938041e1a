import { existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Edition, startEdition } from "@memory/testing/edition";
import { authorization } from "@memory/testing/emulator-key";
import { runOperator } from "@memory/testing/run-operator";
import { expect } from "chai";
import { type Browser, chromium } from "playwright-core";
import { executablePath } from "./browser.ts";

// The browser's own protection of the local network is off, which other browsers and older ones lack.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--host-resolver-rules=MAP evil.example 127.0.0.1",
  "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
];
const item = {
  UserID: { S: "7" },
  Timestamp: { S: "2026-01-02T03:04:05.678Z" },
  Content: { S: "mine" },
};

const call = (headers: Record<string, string>, target: string, body: object) => ({
  method: "POST",
  headers: {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": target,
    "x-amz-date": "20260101T000000Z",
    ...headers,
  },
  body: JSON.stringify(body),
});
const scan = call({ authorization: authorization("", "emulator") }, "DynamoDB_20120810.Scan", {
  TableName: "Tweets",
});
const list = call({ authorization: authorization("", "emulator") }, "AmazonSQS.ListQueues", {});
const simple = { method: "POST", mode: "cors", body: "Action=ListQueues" };

describe("what strangers get of the one-machine edition", function () {
  this.timeout(120_000);
  let edition: Edition;
  const own = () => ({ authorization: authorization(edition.endpoints.dynamodb) });
  before(async () => {
    edition = await startEdition();
    const put = await fetch(
      edition.endpoints.dynamodb,
      call(own(), "DynamoDB_20120810.PutItem", { TableName: "Tweets", Item: item }),
    );
    expect(put.status).to.equal(200);
  });
  after(() => edition?.stop());

  it("gives no other user of the machine a row or a queue, whatever the key they make up", async () => {
    const { sqs, dynamodb } = edition.endpoints;
    const asked = await Promise.all([
      fetch(dynamodb, scan),
      fetch(dynamodb, call({}, "DynamoDB_20120810.DeleteTable", { TableName: "Tweets" })),
      fetch(sqs, list),
      fetch(sqs, { method: "POST", body: new URLSearchParams({ Action: "ListQueues" }) }),
      fetch(`${sqs}/?Action=ListQueues`),
      fetch(`${sqs}/000000000000/memory-tweet-requested`),
    ]);
    expect(asked.map(({ status }) => status)).to.deep.equal([403, 403, 403, 403, 403, 403]);
    const answer = await fetch(
      dynamodb,
      call(own(), "DynamoDB_20120810.Scan", { TableName: "Tweets" }),
    );
    const kept = (await answer.json()) as { Count: number };
    expect(kept.Count).to.equal(1);
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
      browser = await chromium.launch({ executablePath, args });
      elsewhere = createServer((_request, response) => {
        response.setHeader("content-type", "text/html").end("<p>a page of somebody else</p>");
      }).listen(0, "127.0.0.1");
    });
    after(async () => {
      await browser?.close();
      elsewhere?.close();
    });

    /** What a page at `url` gets when it asks: the answer, or why there is none. */
    async function askFrom(url: string, asked: [string, object][], html?: string) {
      const page = await browser.newPage();
      if (html !== undefined)
        await page.route(url, (route) =>
          route.request().isNavigationRequest()
            ? route.fulfill({ contentType: "text/html", body: html })
            : route.continue(),
        );
      await page.goto(url);
      const ask = `Promise.all(${JSON.stringify(asked)}.map(([url, init]) =>
        fetch(url, init).then(async (answer) => answer.status + " " + await answer.text(), String)))`;
      const told = (await page.evaluate(ask)) as string[];
      await page.close();
      return told;
    }

    it("gives a page of another origin nothing from any port", async () => {
      const { sqs, dynamodb, playground, ...services } = edition.endpoints;
      const port = (elsewhere.address() as AddressInfo).port;
      const told = await askFrom(`http://localhost:${port}/`, [
        [dynamodb, scan],
        [sqs, list],
        [sqs, simple],
        [`${playground}/sim/transcript?chat=1001`, {}],
        [`${playground}/sim/messages`, { method: "POST", body: "{}" }],
        ...Object.values(services).map((url): [string, object] => [`${url}/metrics`, {}]),
      ]);
      expect(told.filter((answer) => answer !== "TypeError: Failed to fetch")).to.deep.equal([]);
    });

    it("gives a page that rebinds its domain to this machine nothing", async () => {
      const { sqs, dynamodb, playground } = edition.endpoints;
      const asked: [string, string, object][] = [
        [dynamodb, "/", scan],
        [sqs, "/", list],
        [sqs, "/", simple],
        [playground, "/sim/transcript?chat=1001", {}],
      ];
      for (const [root, path, init] of asked) {
        const rebound = `http://evil.example:${new URL(root).port}/`;
        const [answer] = await askFrom(rebound, [[path, init]], "<p>before the name led here</p>");
        expect(answer).to.match(/^403 /);
      }
    });

    it("leaves the playground's own page its chats", async () => {
      const { playground } = edition.endpoints;
      const [answer] = await askFrom(playground, [["/sim/transcript?chat=1001", {}]]);
      expect(answer).to.match(/^200 /);
    });
  });
});
