import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Edition, pidOf, spawnEdition, startEdition } from "@memory/testing/edition";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { getItem, putItem, receiveBodies, sendMessage } from "./support/aws-call.ts";

const services = ["ingest", "fetcher", "store", "library", "media"] as const;
/** A queue that nobody receives from. */
const queueName = "memory-tweet-requested-dead";
const key = { UserID: { S: "7" }, Timestamp: { S: "2026-01-02T03:04:05.678Z" } };
const item = { ...key, Content: { S: "kept" } };

const startedPids = (output: string) =>
  [...output.matchAll(/"pid":(\d+),"msg":"started"/g)].map(([, pid]) => Number(pid));

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Whether a line is of the log, or says what a slow start waits for. */
const isOrdinary = (line: string): boolean =>
  line.startsWith("{") || line.startsWith("Still waiting");

/** Resolves when all processes that an edition started have ended. */
async function allGone(output: string): Promise<number> {
  const pids = startedPids(output);
  await until("every process to end", () => (pids.some(isAlive) ? undefined : true), 40_000);
  return pids.length;
}

describe("the one-machine edition", () => {
  describe("while it runs", () => {
    let edition: Edition;
    before(async () => {
      edition = await startEdition();
    });
    after(() => edition.stop());

    it("tells every address in endpoints.json", () => {
      expect(Object.keys(edition.endpoints)).to.deep.equal([
        "telegram",
        "sqs",
        "dynamodb",
        "s3",
        "ingest",
        "fetcher",
        "store",
        "library",
        "media",
        "playground",
      ]);
      expect(edition.endpoints.telegram).to.equal(edition.endpoints.playground);
      for (const url of Object.values(edition.endpoints))
        expect(url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    });

    it("has every service ready, each in a process of its own", async () => {
      const ready = await Promise.all(
        services.map((name) => fetch(`${edition.endpoints[name]}/health/ready`)),
      );
      const pids = await Promise.all(services.map((name) => pidOf(edition.endpoints, name)));
      expect(ready.map(({ status }) => status)).to.deep.equal(services.map(() => 200));
      expect(new Set([...pids, edition.pid])).to.have.property("size", services.length + 1);
    });

    it("says where to chat, and nothing else than its log", async () => {
      const said = await until("the welcome", () => {
        const lines = edition.output().split("\n");
        const sentences = lines.filter((line) => line !== "" && !isOrdinary(line));
        return sentences.length > 1 ? sentences : undefined;
      });
      expect(said).to.deep.equal([
        `Memory is ready: chat with the bot at ${edition.endpoints.playground}/`,
        `Everything is kept in ${edition.dataDir}. Ctrl-C stops.`,
      ]);
    });

    it("lets no second one at the same data", async () => {
      const env = { DATA_DIR: edition.dataDir };
      const second = await spawnEdition({ env });
      expect(await second.exited).to.equal(78);
      expect(second.output()).to.equal(
        `memory: Memory already runs on ${edition.dataDir}; stop it first, or set DATA_DIR to another folder\n`,
      );
    });

    for (const name of services) {
      it(`has ${name} back at its address after kill -9`, async () => {
        const pid = await pidOf(edition.endpoints, name);
        process.kill(pid, "SIGKILL");
        const next = await until("another process", async () => {
          const answer = await pidOf(edition.endpoints, name).catch(() => pid);
          return answer === pid ? undefined : answer;
        });
        expect(next).to.equal(edition.pidOf(name));
      });
    }
  });

  it("keeps messages and items over stop and start, and leaves no process behind", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "memory-"));
    const first = await startEdition({ dataDir });
    await putItem(first.endpoints.dynamodb, "Tweets", item);
    await sendMessage(first.endpoints.sqs, queueName, "kept");
    expect(await first.stop("SIGTERM")).to.equal(0);
    expect(startedPids(first.output()).filter(isAlive)).to.deep.equal([]);
    expect(existsSync(join(dataDir, "endpoints.json"))).to.equal(false);

    const second = await startEdition({ dataDir });
    expect(await getItem(second.endpoints.dynamodb, "Tweets", key)).to.deep.equal(item);
    expect(await receiveBodies(second.endpoints.sqs, queueName)).to.deep.equal(["kept"]);
    await second.stop("SIGKILL");
    expect(await allGone(second.output())).to.equal(9);
    await rm(dataDir, { recursive: true });
  });

  it("stops cleanly while it is still starting", async () => {
    const edition = await spawnEdition();
    await until("a first process", () => startedPids(edition.output())[0]);
    expect(await edition.stop("SIGINT")).to.equal(0);
    expect(startedPids(edition.output()).filter(isAlive)).to.deep.equal([]);
  });
});
