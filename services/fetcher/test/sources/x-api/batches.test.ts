import { setTimeout as pause } from "node:timers/promises";
import { createLog } from "@memory/shared/process/log";
import { expect } from "chai";
import { xApi } from "../../../src/sources/x-api/source.ts";
import { askSource } from "../../support/ask-source.ts";
import { type ConnectedSource, connectTo } from "../../support/connect-source.ts";
import { type StandIn, startStandIn } from "../../support/stand-in.ts";

const bearer = "AAAAsecretAAAA";
const users = [{ id: "1", username: "mira_reads", name: "Mira" }];

type Line = { level: string; msg: string; status?: number };

describe("the requests of the X API source", () => {
  let standIn: StandIn;
  let source: ConnectedSource;
  let written: string;

  beforeEach(async () => {
    standIn = await startStandIn();
    written = "";
    const log = createLog("test", "info", {
      write(line) {
        written += line;
      },
    });
    source = connectTo(xApi, standIn.root, { token: bearer, log });
  });
  afterEach(async () => {
    await source.close();
    await standIn.close();
  });

  const lines = (): Line[] =>
    written
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  const idsOf = (url: string) =>
    new URL(url, standIn.root).searchParams.get("ids")?.split(",") ?? [];
  const askedIds = () => standIn.requests.map(({ url }) => idsOf(url));
  const serve = (headers: Record<string, string> = {}) =>
    standIn.answers((url: URL) => ({
      headers,
      body: {
        data: idsOf(url.href)
          .filter((id) => BigInt(id) % 10n !== 7n)
          .toReversed()
          .map((id) => ({ id, text: `post ${id}`, author_id: "1" })),
        includes: { users },
        errors: idsOf(url.href)
          .filter((id) => BigInt(id) % 10n === 7n)
          .map((value) => ({
            value,
            resource_id: value,
            parameter: "ids",
            type: "https://api.twitter.com/2/problems/resource-not-found",
          })),
      },
    }));
  const refuse = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    standIn.answers({ status, body, headers });
  const askAll = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, index) => askSource(source, String(1000 + index))),
    );
  const kinds = (asked: { kind: string }[]) => [...new Set(asked.map(({ kind }) => kind))];

  it("carry 37 posts at once, each with its own outcome in whatever order", async () => {
    serve();
    const asked = await askAll(37);
    expect(askedIds().map((ids) => ids.length)).to.deep.equal([37]);
    const told = asked.map((lookup) =>
      lookup.kind === "found" ? lookup.tweet.text : lookup.kind === "absent" ? lookup.why : "none",
    );
    expect(told).to.deep.equal(
      Array.from({ length: 37 }, (_, index) =>
        index % 10 === 7 ? "not-found" : `post ${1000 + index}`,
      ),
    );
  });

  it("carry at most a hundred", async () => {
    serve();
    await askAll(150);
    expect(askedIds().map(({ length }) => length)).to.deep.equal([100, 50]);
    expect(new Set(askedIds().flat()).size).to.equal(150);
  });

  it("carry an id once, whoever asks", async () => {
    serve();
    const asked = await Promise.all([askAll(40), askAll(40)]);
    expect(askedIds().map(({ length }) => length)).to.deep.equal([40]);
    expect(asked[0]).to.deep.equal(asked[1]);
  });

  it("are shared with who asks a moment later", async () => {
    serve();
    const first = askSource(source, "1001");
    await pause(20);
    const second = askSource(source, "1002");
    expect([(await first).kind, (await second).kind]).to.deep.equal(["found", "found"]);
    expect(askedIds()).to.deep.equal([["1001", "1002"]]);
  });

  it("go on for the others when one who asked leaves", async () => {
    serve();
    const leaving = new AbortController();
    const left = askSource(source, "1001", leaving.signal);
    const stays = askSource(source, "1002");
    leaving.abort();
    expect([(await left).kind, (await stays).kind]).to.deep.equal(["no answer", "found"]);
  });

  for (const [status, title] of [
    [401, "Unauthorized"],
    [402, "CreditsDepleted"],
    [403, "Client Forbidden"],
  ] as const) {
    it(`stop for an hour when X answers ${status}, which is said once`, async () => {
      refuse(status, { title, account_id: 1 });
      const asked = [...(await askAll(37)), await askSource(source, "20")];
      expect(standIn.requests).to.have.length(1);
      expect(kinds(asked)).to.deep.equal(["no answer"]);
      expect(asked.at(-1)).to.deep.include({ retryAfterSeconds: 3600 });
      expect(lines().map(({ level, status }) => ({ level, status }))).to.deep.equal([
        { level: "error", status },
      ]);
      expect(written + JSON.stringify(asked)).not.to.include(bearer);
    });
  }

  const clock = "Sun, 22 Nov 2026 10:00:00 GMT";
  const inSeconds = (seconds: number) => String(Date.parse(clock) / 1000 + seconds);
  for (const [what, headers, from, to] of [
    ["its reset", { date: clock, "x-rate-limit-reset": inSeconds(30) }, 31, 34],
    ["Retry-After", { "retry-after": "7" }, 8, 11],
    ["a minute when it names no time", {}, 60, 60],
  ] as const) {
    it(`wait after a 429 for ${what}`, async () => {
      refuse(429, { title: "Too Many Requests" }, headers);
      const first = await askSource(source, "20");
      const second = await askSource(source, "21");
      expect((first as { retryAfterSeconds?: number }).retryAfterSeconds).to.be.within(from, to);
      expect(second.kind).to.equal("no answer");
      expect(standIn.requests).to.have.length(1);
      expect(lines()).to.deep.equal([]);
    });
  }

  it("wait after a 429 in plain text as well", async () => {
    standIn.answers({ status: 429, type: "text/plain", body: "Rate limit exceeded" });
    expect(await askSource(source, "20")).to.deep.include({ retryAfterSeconds: 60 });
  });

  it("stop short of the limit and wait for its reset", async () => {
    serve({ date: clock, "x-rate-limit-remaining": "3", "x-rate-limit-reset": inSeconds(30) });
    expect((await askSource(source, "20")).kind).to.equal("found");
    serve({ date: clock, "x-rate-limit-remaining": "2", "x-rate-limit-reset": inSeconds(30) });
    expect((await askSource(source, "21")).kind).to.equal("found");
    const third = await askSource(source, "22");
    expect((third as { retryAfterSeconds?: number }).retryAfterSeconds).to.be.within(31, 34);
    expect(standIn.requests).to.have.length(2);
  });

  it("survive what cannot be written down", async () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const wide = `[${Array(150_000).fill(0)}]`;
    standIn.answers({
      body: `{"data":[{"id":"20","text":"a","deep":${deep},"wide":${wide}}],"errors":[${deep}]}`,
    });
    expect((await askSource(source, "20")).kind).to.equal("no answer");
  });
});
