import { dynamodbClient } from "@memory/shared/aws/clients";
import { rowsOf } from "@memory/shared/aws/rows";
import { RetryableError } from "@memory/shared/errors";
import { readConfig } from "@memory/shared/process/config";
import { createLog } from "@memory/shared/process/log";
import { createMetrics } from "@memory/shared/process/metrics";
import { fetcher } from "@memory/shared/programs/fetcher";
import { startTables } from "@memory/testing/emulators";
import { expect } from "chai";
import { fetcherConfig } from "../../../src/config.ts";
import { createResolveTweet } from "../../../src/resolve/resolve-tweet.ts";
import { createRawAnswers } from "../../../src/sources/cache/raw-answers.ts";
import { openSources } from "../../../src/sources/open-sources.ts";
import { fixture } from "../../support/fixture.ts";
import { type StandIn, startStandIn } from "../../support/stand-in.ts";

const cut = "1960000000000000010";

describe("fetching once for all", () => {
  let db: Awaited<ReturnType<typeof startTables>>;
  let syndication: StandIn;
  let fxTwitter: StandIn;
  let copies: { stop(): Promise<void> }[];

  beforeEach(async () => {
    db = await startTables();
    syndication = await startStandIn();
    fxTwitter = await startStandIn();
    syndication.answers({ body: fixture("syndication", "20") });
    copies = [];
  });
  afterEach(async () => {
    for (const { stop } of copies) await stop();
    await syndication.close();
    await fxTwitter.close();
    await db.stop();
  });

  /** A copy of the fetcher, as far as it asks the sources. */
  function startCopy(tables: { AWS_ENDPOINT_URL_DYNAMODB: string } = db.config) {
    const config = readConfig(fetcherConfig, {
      ...tables,
      TWEET_SOURCES: "syndication,fxtwitter",
      SYNDICATION_API_ROOT: syndication.root,
      FXTWITTER_API_ROOT: fxTwitter.root,
    });
    const warnings: string[] = [];
    const log = createLog("fetcher", "warn", { write: (line) => warnings.push(line) });
    const client = dynamodbClient(config);
    const rawAnswers = createRawAnswers(client, db.tables, log);
    const metrics = createMetrics(fetcher);
    const sources = openSources(config, { rawAnswers, watch: { log, metrics } });
    const copy = {
      warnings,
      resolve: told(createResolveTweet(sources.live)),
      reread: told(createResolveTweet(sources.kept)),
      drain: rawAnswers.drain,
      async stop() {
        await rawAnswers.drain();
        await sources.close();
        client.destroy();
      },
    };
    copies.push(copy);
    return copy;
  }
  const told = (resolve: ReturnType<typeof createResolveTweet>) => (tweetId: string) =>
    resolve(tweetId, {
      acceptProvisional: false,
      userId: "7",
      mayWait: true,
    }).catch((error: unknown) => {
      if (!(error instanceof RetryableError)) throw error;
      return { kind: "nobody answered" as const };
    });
  const calls = () => ({
    syndication: syndication.requests.length,
    fxTwitter: fxTwitter.requests.length,
  });
  const forget = async (tweetId: string, source: string, attribute: string) => {
    const key = { TweetID: tweetId, Source: source };
    await rowsOf(db.client, db.tables.raw.name).update(key, { remove: [attribute] });
  };

  it("asks each source once, whichever copy is asked how often", async () => {
    syndication.answers({ body: fixture("syndication", cut) });
    fxTwitter.answers({ body: fixture("fxtwitter", cut) });
    const [one, other] = [startCopy(), startCopy()];
    const first = await one.resolve(cut);
    expect(first).to.have.property("kind", "found");
    const asked = calls();
    expect(asked).to.deep.equal({ syndication: 1, fxTwitter: 1 });
    expect(await one.resolve(cut)).to.deep.equal(first);
    await one.drain();
    expect(await other.resolve(cut)).to.deep.equal(first);
    expect(calls()).to.deep.equal(asked);
  });

  it("asks again once an answer is no longer fresh", async () => {
    const copy = startCopy();
    await copy.resolve("20");
    await copy.drain();
    await forget("20", "syndication", "freshUntil");
    await copy.resolve("20");
    expect(calls().syndication).to.equal(2);
  });

  it("asks again if an answer is said to be fresh for longer than a day: a clock was set back", async () => {
    const copy = startCopy();
    await copy.resolve("20");
    await copy.drain();
    const key = { TweetID: "20", Source: "syndication" };
    const freshUntil = Date.now() / 1000 + 365 * 86_400;
    await rowsOf(db.client, db.tables.raw.name).update(key, { set: { freshUntil } });
    await copy.resolve("20");
    expect(calls().syndication).to.equal(2);
  });

  it("keeps strong negatives", async () => {
    syndication.answers({
      body: {
        __typename: "TweetTombstone",
        tombstone: { text: { text: "This Post was deleted by the Post author. Learn more" } },
      },
    });
    const copy = startCopy();
    const gone = { kind: "gone", why: "deleted" };
    expect([await copy.resolve("30"), await copy.resolve("30")]).to.deep.equal([gone, gone]);
    expect(calls()).to.deep.equal({ syndication: 1, fxTwitter: 0 });
  });

  describe("weak negatives", () => {
    const canary = { syndication: fixture("syndication", "20"), fxTwitter: fxCanary() };
    const denyAllBut20 = () => {
      syndication.answers((url: URL) =>
        url.searchParams.get("id") === "20"
          ? { body: canary.syndication }
          : { status: 404, type: "text/html" },
      );
      fxTwitter.answers((url: URL) =>
        url.pathname.endsWith("/20")
          ? { body: canary.fxTwitter }
          : { status: 404, body: { code: 404, status: null } },
      );
    };

    it("are kept for a while", async () => {
      denyAllBut20();
      const [one, other] = [startCopy(), startCopy()];
      expect(await one.resolve("30")).to.deep.equal({ kind: "unavailable" });
      const asked = calls();
      await one.drain();
      expect(await other.resolve("30")).to.deep.equal({ kind: "unavailable" });
      expect(calls()).to.deep.equal(asked);
    });

    it("leave what was found before to be read again", async () => {
      const copy = startCopy();
      syndication.answers({ body: fixture("syndication", cut) });
      fxTwitter.answers({ body: fixture("fxtwitter", cut) });
      const first = await copy.resolve(cut);
      await copy.drain();
      for (const source of ["syndication", "fxtwitter"]) await forget(cut, source, "freshUntil");
      denyAllBut20();
      expect(await copy.resolve(cut)).to.deep.equal({ kind: "unavailable" });
      await copy.drain();
      expect(await copy.reread(cut)).to.deep.equal(first);
    });

    it("of a source that denies its canary too are never taken for an answer", async () => {
      denyAllBut20();
      syndication.answers({ status: 404, type: "text/html" });
      const copy = startCopy();
      for (const id of ["30", "31", "32", "33"]) {
        expect(await copy.resolve(id)).to.deep.equal({ kind: "nobody answered" });
      }
      expect(calls().syndication).to.equal(2);
    });
  });

  it("keeps no answer that is none", async () => {
    syndication.answers({ status: 500 });
    fxTwitter.answers({ status: 500 });
    const copy = startCopy();
    await copy.resolve("20");
    await copy.resolve("20");
    expect(calls().syndication).to.equal(2);
  });

  it("shows a tweet as it was read today while its source is down", async () => {
    const copy = startCopy();
    const first = await copy.resolve("20");
    await copy.drain();
    await forget("20", "syndication", "freshUntil");
    syndication.answers({ status: 503 });
    fxTwitter.answers({ status: 503 });
    expect(await copy.resolve("20")).to.deep.equal(first);
  });

  it("asks the sources as ever while the table cannot be reached, and says so once", async () => {
    const copy = startCopy({ AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9" });
    for (let time = 0; time < 2; time += 1) {
      expect(await copy.resolve("20")).to.have.property("kind", "found");
      await copy.drain();
    }
    expect(calls().syndication).to.equal(2);
    expect(copy.warnings).to.have.length(1);
  });

  it("keeps nothing that is too large for a row", async () => {
    const noise = Array.from({ length: 60_000 }, () => Math.random().toString(36)).join("");
    syndication.answers({ body: { ...(fixture("syndication", "20") as object), noise } });
    const copy = startCopy();
    await copy.resolve("20");
    await copy.drain();
    await copy.resolve("20");
    expect(calls().syndication).to.equal(2);
    expect(copy.warnings).to.deep.equal([]);
  });

  it("reads again what was kept, without asking anybody", async () => {
    const copy = startCopy();
    const first = await copy.resolve("20");
    await copy.drain();
    await forget("20", "syndication", "freshUntil");
    const asked = calls();
    expect(await copy.reread("20")).to.deep.equal(first);
    expect(await copy.reread("21")).to.deep.equal({ kind: "nobody answered" });
    expect(calls()).to.deep.equal(asked);
  });
});

/** FxTwitter's answer for the first tweet of all. */
function fxCanary(): object {
  const answer = fixture("fxtwitter", cut) as { status: object };
  return { ...answer, status: { ...answer.status, id: "20" } };
}
