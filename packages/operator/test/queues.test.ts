import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { decodeBody, encodeBody } from "@memory/shared/queue/message-body";
import { startQueues } from "@memory/testing/emulators";
import { runOperator } from "@memory/testing/run-operator";
import { expect } from "chai";
import { exampleRequest, parkedRequest, putLetters, traceId } from "./letters.ts";

describe("queues", () => {
  let queues: Awaited<ReturnType<typeof startQueues>>;
  let folder: string;

  beforeEach(async () => {
    queues = await startQueues();
    folder = await mkdtemp(join(tmpdir(), "memory-operator-"));
  });
  afterEach(async () => {
    await queues.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const place = () => queues.config.AWS_ENDPOINT_URL_SQS;
  const run = (args: string[], env: Record<string, string> = { AWS_ENDPOINT_URL_SQS: place() }) =>
    runOperator("queues", args, { env, dataDir: folder });
  const { name } = tweetRequested;
  const dead = `${name}-dead`;
  const letters = () => {
    const { ready, inFlight } = queues.inspect(dead);
    return ready.length + inFlight.length;
  };

  it("shows every queue and how old the oldest dead letter is, found where Memory runs", async () => {
    await putLetters(queues, [parkedRequest("20", 3), parkedRequest("21", 5)]);
    await writeFile(
      join(folder, "endpoints.json"),
      JSON.stringify({ sqs: place(), dynamodb: "http://127.0.0.1:9" }),
    );
    const { exitCode, output } = await run(["status"], { DATA_DIR: folder });
    expect(exitCode).to.equal(0);
    expect(output).to.equal(`${place()}

queue                      waiting  in flight  delayed  oldest
tweet-requested                  0          0        0  –
tweet-requested-dead             2          0        0  5 h
tweet-requested-bulk             0          0        0  –
tweet-requested-bulk-dead        0          0        0  –
tweet-resolved                   0          0        0  –
tweet-resolved-dead              0          0        0  –
command-received                 0          0        0  –
command-received-dead            0          0        0  –
reply-stale                      0          0        0  –
reply-stale-dead                 0          0        0  –
media-requested                  0          0        0  –
media-requested-dead             0          0        0  –
media-requested-bulk             0          0        0  –
media-requested-bulk-dead        0          0        0  –
`);
    const rows = JSON.parse((await run(["status", "--json"])).output);
    expect(rows[1]).to.include({ queue: dead, waiting: 2, mayBeOlder: false });
    expect(rows[1].oldestSeconds).to.be.within(5 * 3_600, 5 * 3_600 + 60);
  });

  it("tells of dead letters what an operator needs, and no word of a person unless asked", async () => {
    const unreadable = { body: "{secret", parked: parkedRequest("22", 1).parked };
    const moved = { body: encodeBody({ ...exampleRequest("21"), traceId: "f".repeat(32) }) };
    await putLetters(queues, [moved, unreadable, parkedRequest("20")]);
    const { exitCode, output } = await run(["peek", `memory-${dead}`]);
    expect(exitCode).to.equal(0);
    const [head, , columns, ...lines] = output.trimEnd().split("\n");
    expect(head).to.equal(`${dead} at ${place()}: 3 of 3`);
    expect(columns).to.match(/^age +kind +receives +trace id +reason$/);
    const cells = lines.map((line) => line.split(/ {2,}/));
    expect(cells[0]).to.deep.equal([
      "3 h",
      "save",
      "9",
      traceId,
      "PermanentError: no answer of [url]",
    ]);
    expect(cells[1]?.slice(0, 2)).to.deep.equal(["60 min", "unreadable"]);
    expect(cells[2]?.slice(1)).to.deep.equal([
      "save",
      "1",
      "f".repeat(32),
      "none: the broker moved it after its last receive; its sender was not told",
    ]);
    expect(output).not.to.include("secret");
    expect(letters()).to.equal(3);

    const bodies = (await run(["peek", name, "--max", "1", "--bodies"])).output;
    expect(bodies)
      .to.include('"note": "secret"')
      .and.to.match(/: 1 of 3\n/);
    expect(letters()).to.equal(3);
  });

  it("redrives letters with a fresh life and without their reason, and leaves what nobody could read", async () => {
    const unreadable = { body: encodeBody({ version: 1, traceId }) };
    await putLetters(queues, [unreadable, parkedRequest("20"), parkedRequest("21")]);
    const before = new Date().toISOString();
    expect(await run(["redrive", dead])).to.deep.equal({
      exitCode: 0,
      output: `redriven: 2 of 3 from ${dead} to ${name} at ${place()}; left, since no consumer could read it: 1\n`,
    });
    expect(letters()).to.equal(1);
    const redriven = queues.inspect(name).ready;
    expect(redriven.map(({ messageAttributes }) => messageAttributes)).to.deep.equal([{}, {}]);
    const requests = redriven.map(({ body }) => decodeBody(body, tweetRequested.schema));
    for (const [index, { redrivenAt, ...request }] of requests.entries()) {
      const { told: _, ...asked } = exampleRequest(index === 0 ? "20" : "21");
      expect(request).to.deep.equal({ ...asked, attempt: 3 });
      expect(redrivenAt && redrivenAt >= before).to.equal(true);
    }
  });

  it("purges dead letters alone, and only when that is confirmed", async () => {
    await putLetters(queues, [parkedRequest("20"), parkedRequest("21")]);
    const asked = await run(["purge", dead]);
    expect(asked.exitCode).to.equal(2);
    expect(asked.output).to.match(/^queues: this would delete 2 of tweet-requested-dead at .*\n$/);
    expect((await run(["purge", name, "--yes"])).exitCode).to.equal(2);
    expect(letters()).to.equal(2);
    expect(await run(["purge", dead, "--yes"])).to.deep.equal({
      exitCode: 0,
      output: `deleted: 2 of ${dead} at ${place()}\n`,
    });
    expect(letters()).to.equal(0);
  });

  it("says in one sentence what to do when it finds no queues", async () => {
    const wrong: [Record<string, string>, RegExp][] = [
      [{ DATA_DIR: folder }, /Memory does not run on .*: start it, or set/],
      [{ AWS_ENDPOINT_URL: "http://127.0.0.1:9" }, /Memory does not run: nothing answers at http/],
      [{ AWS_ENDPOINT_URL: place(), QUEUE_PREFIX: "no-" }, /has no queues .* QUEUE_PREFIX/],
      [{ AWS_REGION: "us-east-1", AWS_EC2_METADATA_DISABLED: "true" }, /no AWS credentials: set/],
    ];
    const outcomes = await Promise.all(wrong.map(([env]) => run(["status"], env)));
    for (const [index, { exitCode, output }] of outcomes.entries()) {
      expect(output)
        .to.match(/^queues: .*\n$/)
        .and.to.match(wrong[index]?.[1] ?? /^$/);
      expect(exitCode).to.equal(78);
    }
  });
});
