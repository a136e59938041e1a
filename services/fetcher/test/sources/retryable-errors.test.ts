import type { SourceName } from "@memory/shared/contracts/tweet";
import { expect } from "chai";
import { allSources } from "../../src/sources/all.ts";
import { askSource } from "../support/ask-source.ts";
import { type ConnectedSource, connectTo } from "../support/connect-source.ts";
import { fixture } from "../support/fixture.ts";
import { type StandIn, startStandIn } from "../support/stand-in.ts";

type Answers = Parameters<StandIn["answers"]>[0];

const megabyte = Buffer.alloc(1024 * 1024, " ");
const json = { "content-type": "application/json" };

const badResponses: Record<string, Answers> = {
  "HTML with 200": { type: "text/html", body: "<html>hello</html>" },
  "JSON that calls itself text": { type: "text/plain", body: fixture("syndication", "20") },
  "half a body": (_request, response) => {
    response.writeHead(200, { ...json, "content-length": "1000" });
    response.write('{"__typename":"Tweet","id_str":"20",');
    setImmediate(() => response.destroy());
  },
  "half a JSON": { body: '{"__typename":"Tweet","id_str":"20","text":"hal' },
  "50 MB": (_request, response) => {
    response.writeHead(200, json);
    let sent = 0;
    const more = () => {
      while (sent < 50 && !response.destroyed) {
        sent += 1;
        if (!response.write(megabyte)) return response.once("drain", more);
      }
      return response.end("{}");
    };
    more();
  },
  "a redirect to another host": (_request, response) =>
    void response.writeHead(302, { ...json, location: "http://192.0.2.1/20" }).end(),
  "deep JSON": { body: `{"quoted_tweet":${"[".repeat(500_000)}${"]".repeat(500_000)}}` },
  "JSON that is no object": { body: "null" },
  "a server error": { status: 503, type: "text/html", body: "<html>nope</html>" },
  "an error without a body": { status: 500 },
};

const otherAnswers: Record<SourceName, unknown> = {
  syndication: fixture("syndication", "20"),
  fxtwitter: fixture("fxtwitter", "1960000000000000006"),
  vxtwitter: fixture("vxtwitter", "1960000000000000006"),
  "x-api": fixture("x-api", "1960000000000000006"),
  oembed: fixture("oembed", "20"),
};

for (const definition of allSources) {
  const { name } = definition;
  describe(`${name}, when it cannot answer`, () => {
    let standIn: StandIn;
    let source: ConnectedSource;
    beforeEach(async () => {
      standIn = await startStandIn();
      source = connectTo(definition, standIn.root);
    });
    afterEach(async () => {
      await source.close();
      await standIn.close();
    });

    const find = (answers: Answers, signal?: AbortSignal) => {
      standIn.answers(answers);
      return askSource(source, "42", signal);
    };

    for (const [what, answers] of Object.entries(badResponses)) {
      it(`gives no answer for ${what}`, async () => {
        expect((await find(answers)).kind).to.equal("no answer");
        expect(standIn.requests).to.have.length(1);
      });
    }

    it("gives no answer for the answer to another id", async () => {
      expect((await find({ body: otherAnswers[name] })).kind).to.equal("no answer");
    });

    it("gives no answer when nobody listens", async () => {
      const nobody = connectTo(definition, "http://127.0.0.1:1");
      expect((await askSource(nobody, "42")).kind).to.equal("no answer");
      await nobody.close();
    });

    it("lets go of a source that hangs, before or within its body", async () => {
      const hangs: Answers[] = [
        () => {},
        (_request, response) => void response.writeHead(200, json).write("{"),
      ];
      for (const hang of hangs) {
        const caller = new AbortController();
        standIn.answers((request, response) => {
          (hang as (...all: unknown[]) => void)(request, response);
          setTimeout(() => caller.abort(), 20);
        });
        expect((await askSource(source, "42", caller.signal)).kind).to.equal("no answer");
      }
    });

    // X's API has a rate limit of its own, which adds to these times.
    if (name === "x-api") return;

    it("tells how long the source wants to be left alone", async () => {
      const at = (headers: Record<string, string>, status = 429) =>
        find({ status, type: "text/plain", body: "Rate limit exceeded", headers });
      const date = "Sun, 22 Nov 2026 10:00:00 GMT";
      const resetAt = String(Date.parse(date) / 1000 + 30);
      const waits = [];
      for (const headers of [
        { "retry-after": "7" },
        { "retry-after": "Sun, 22 Nov 2026 10:00:09 GMT", date },
        { "x-rate-limit-reset": resetAt, date },
        { "retry-after": "99999" },
        { "retry-after": "soon" },
        {},
      ]) {
        waits.push(((await at(headers)) as { retryAfterSeconds?: number }).retryAfterSeconds);
      }
      expect(waits).to.deep.equal([7, 9, 30, 900, undefined, undefined]);
      expect(await at({ "retry-after": "7" }, 500)).to.not.have.property("retryAfterSeconds");
    });
  });
}

describe("a source that hangs", () => {
  it("is given up after four seconds", async () => {
    const standIn = await startStandIn();
    standIn.answers(() => {});
    const hanging = allSources.map((definition) => connectTo(definition, standIn.root));
    const asked = await Promise.all(hanging.map((source) => askSource(source, "42")));
    expect([...new Set(asked.map(({ kind }) => kind))]).to.deep.equal(["no answer"]);
    await Promise.all(hanging.map((source) => source.close()));
    await standIn.close();
  });
});
