import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rowsOf } from "@memory/shared/aws/rows";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { decodeBody } from "@memory/shared/queue/message-body";
import { startQueues, startTables } from "@memory/testing/emulators";
import { exampleClaim } from "@memory/testing/example-claim";
import { runOperator } from "@memory/testing/run-operator";
import { expect } from "chai";

describe("reparse", () => {
  let queues: Awaited<ReturnType<typeof startQueues>>;
  let db: Awaited<ReturnType<typeof startTables>>;
  let folder: string;

  beforeEach(async () => {
    queues = await startQueues();
    db = await startTables();
    folder = await mkdtemp(join(tmpdir(), "memory-reparse-"));
    for (const claim of [
      exampleClaim(),
      exampleClaim({ TweetID: "21", State: "trashed" }),
      exampleClaim({ TweetID: "22", State: "pending" }),
      exampleClaim({ UserID: "8", TweetID: "23", Note: "later" }),
    ])
      await rowsOf(db.client, db.tables.claims.name).put(claim);
  });
  afterEach(async () => {
    await db.stop();
    await queues.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (args: string[] = [], env: Record<string, string> = addresses()) =>
    runOperator("reparse", args, { env, dataDir: folder });
  const addresses = () => ({
    AWS_ENDPOINT_URL_SQS: queues.config.AWS_ENDPOINT_URL_SQS,
    AWS_ENDPOINT_URL_DYNAMODB: db.config.AWS_ENDPOINT_URL_DYNAMODB,
  });
  const queued = () =>
    queues
      .inspect(tweetRequested.name)
      .ready.map(({ body }) => decodeBody(body, tweetRequested.schema))
      .sort((a, b) => Number(a.link.tweetId) - Number(b.link.tweetId));

  it("asks for every kept tweet to be read from kept answers, with nothing said of it", async () => {
    expect(await run()).to.deep.equal({
      exitCode: 0,
      output: "kept tweets: 2, of people: 2; queued to be read anew\n",
    });
    const [first, second, ...others] = queued();
    expect(others).to.deep.equal([]);
    expect(first).to.deep.include({
      userId: "7",
      link: { key: "tweet:20", url: "https://x.com/i/status/20", tweetId: "20" },
      origin: exampleClaim().Origin,
      timestamp: exampleClaim().Timestamp,
      replyTo: { kind: "none" },
      purpose: "repair",
      fromRaw: true,
    });
    expect(second).to.include({ userId: "8", note: "later" });
  });

  it("keeps to one person", async () => {
    expect((await run(["--user", "8"])).output).to.include("kept tweets: 1, of people: 1;");
    expect(queued().map(({ userId }) => userId)).to.deep.equal(["8"]);
  });

  it("only counts in a dry run", async () => {
    expect((await run(["--dry-run"])).output).to.equal(
      "kept tweets: 2, of people: 2; nothing was queued\n",
    );
    expect(queued()).to.deep.equal([]);
  });

  it("finds what runs on DATA_DIR", async () => {
    const endpoints = {
      sqs: queues.config.AWS_ENDPOINT_URL_SQS,
      dynamodb: db.config.AWS_ENDPOINT_URL_DYNAMODB,
    };
    await writeFile(join(folder, "endpoints.json"), JSON.stringify(endpoints));
    expect((await run([], { DATA_DIR: folder })).output).to.include("kept tweets: 2");
    expect(queued()).to.have.length(2);
  });

  it("says in one sentence that nothing runs there", async () => {
    const noLonger = { ...addresses(), AWS_ENDPOINT_URL_SQS: "http://127.0.0.1:9" };
    for (const env of [{ DATA_DIR: folder }, noLonger]) {
      const { exitCode, output } = await run([], env);
      expect(exitCode).to.equal(78);
      expect(output).to.match(/^reparse: Memory does not run.*\n$/);
    }
  });

  it("explains itself", async () => {
    const { exitCode, output } = await run(["--help"]);
    expect(exitCode).to.equal(0);
    expect(output).to.include("npm run reparse -- [--user ID] [--dry-run]");
    for (const args of [["--users"], ["--user", "ana"], ["everything"]]) {
      const wrong = await run(args);
      expect(wrong.exitCode).to.equal(2);
      expect(wrong.output).to.match(/^reparse: .*\n$/);
    }
    expect(queued()).to.deep.equal([]);
  });
});
