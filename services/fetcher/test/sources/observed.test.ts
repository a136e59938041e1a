import { RetryableError } from "@memory/shared/errors";
import type { Log } from "@memory/shared/process/log";
import { createMetrics, type Metrics } from "@memory/shared/process/metrics";
import { fetcher } from "@memory/shared/programs/fetcher";
import { expect } from "chai";
import { type Lookup, NotAskedError, noWait } from "../../src/ports.ts";
import { observed } from "../../src/sources/observed.ts";
import { syndication } from "../../src/sources/syndication/source.ts";
import { fakeSource } from "../support/connect-source.ts";
import { tweetFrom } from "../support/tweet.ts";

/** What was counted and told of one question to a source. */
async function watch(find: () => Promise<Lookup>) {
  const metrics = createMetrics(fetcher);
  const lines: Record<string, unknown>[] = [];
  const tell =
    (level: string) =>
    ({ ms: _, ...line }: Record<string, unknown>) =>
      lines.push({ level, ...line });
  const source = observed(fakeSource(syndication, find), {
    log: { warn: tell("warn"), debug: tell("debug") } as unknown as Log,
    metrics,
  });
  const outcome = await source.find("20", new AbortController().signal, noWait).then(
    ({ kind }) => kind,
    () => "thrown on",
  );
  const answers = await metrics.sourceAnswers.get();
  const counted = answers.values.map(({ labels }) => `${labels.source} ${labels.outcome}`);
  return { outcome, counted, lines, timed: await timesTaken(metrics) };
}

async function timesTaken({ sourceDuration }: Pick<Metrics, "sourceDuration">): Promise<number> {
  const { values } = await sourceDuration.get();
  return values.find(({ metricName = "" }) => metricName.endsWith("_count"))?.value ?? 0;
}

describe("an observed source", () => {
  it("counts and times answers without a word", async () => {
    const found = async (): Promise<Lookup> => ({ kind: "found", tweet: tweetFrom("syndication") });
    const gone = async (): Promise<Lookup> => ({
      kind: "absent",
      why: "deleted",
      evidence: "strong",
    });
    expect([await watch(found), await watch(gone)]).to.deep.equal([
      { outcome: "found", counted: ["syndication found"], lines: [], timed: 1 },
      { outcome: "absent", counted: ["syndication absent-strong"], lines: [], timed: 1 },
    ]);
  });

  it("tells of a failure in one line, and whispers untimed when the source was not asked", async () => {
    const failed = await watch(async () => {
      throw new RetryableError("syndication answered 500");
    });
    const refused = await watch(async () => {
      throw new NotAskedError("syndication is down and was not asked");
    });
    const line = { source: "syndication", tweetId: "20" };
    expect([failed, refused]).to.deep.equal([
      {
        outcome: "thrown on",
        counted: ["syndication failed"],
        lines: [
          {
            ...line,
            level: "warn",
            outcome: "failed",
            why: "RetryableError: syndication answered 500",
          },
        ],
        timed: 1,
      },
      {
        outcome: "thrown on",
        counted: ["syndication not-asked"],
        lines: [
          {
            ...line,
            level: "debug",
            outcome: "not-asked",
            why: "RetryableError: syndication is down and was not asked",
          },
        ],
        timed: 0,
      },
    ]);
  });
});
