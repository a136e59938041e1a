import { RetryableError } from "@memory/shared/errors";
import { expect } from "chai";
import { createShortLinks } from "../../src/short-links/short-links.ts";
import { type StandIn, startStandIn } from "../support/stand-in.ts";

describe("short links", () => {
  let standIn: StandIn;
  let shortLinks: ReturnType<typeof createShortLinks>;
  beforeEach(async () => {
    standIn = await startStandIn();
    shortLinks = createShortLinks({
      origin: standIn.root,
      mirrorHosts: new Set(["nitter.example"]),
    });
  });
  afterEach(async () => {
    await shortLinks.close();
    await standIn.close();
  });

  const follow = async (url: string, signal = AbortSignal.timeout(5_000)) => {
    try {
      return await shortLinks.follow(url, signal);
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error;
      const { retryAfterSeconds } = error;
      return { kind: "not now", ...(retryAfterSeconds && { retryAfterSeconds }) };
    }
  };
  const leadsTo = (...targets: string[]) => {
    const codes = new Map(targets.map((target, index) => [`/code${index}`, target]));
    standIn.answers((url: URL) => {
      const location = codes.get(url.pathname);
      return location === undefined
        ? { status: 404, type: "text/html" }
        : { status: 301, type: "text/html", headers: { location } };
    });
    return follow("https://t.co/code0");
  };
  const asked = () => standIn.requests.map(({ method, url }) => `${method} ${url}`);
  const nowhere = { kind: "not-a-tweet", why: "not-found-behind-short-link" };

  it("lead to a tweet by one hop that reads no body", async () => {
    expect(await leadsTo("https://twitter.com/jack/status/20?s=46")).to.deep.equal({
      kind: "tweet",
      tweetId: "20",
    });
    expect(asked()).to.deep.equal(["HEAD /code0"]);
    expect(standIn.requests[0]?.userAgent).to.match(/^Memory\//);
  });

  it("may lead to a mirror that the configuration names", async () => {
    const tweet = { kind: "tweet", tweetId: "20" };
    expect(await leadsTo("https://nitter.example/jack/status/20#m")).to.deep.equal(tweet);
  });

  it("are followed without their scheme, query or fragment", async () => {
    await leadsTo("https://x.com/jack/status/20");
    for (const url of ["t.co/code0", "http://t.co/code0?amp=1", "https://t.co/code0#x"]) {
      expect(await follow(url)).to.deep.equal({ kind: "tweet", tweetId: "20" });
    }
    expect(new Set(asked())).to.deep.equal(new Set(["HEAD /code0"]));
  });

  it("may lead to another short link, though not to a third", async () => {
    const tweet = "https://x.com/jack/status/20";
    expect(await leadsTo("https://t.co/code1", tweet)).to.deep.equal({
      kind: "tweet",
      tweetId: "20",
    });
    expect(await leadsTo("https://t.co/code1", "https://t.co/code2", tweet)).to.deep.equal(nowhere);
    expect(asked()).to.not.include("HEAD /code2");
    expect(await leadsTo("https://t.co/code0")).to.deep.equal(nowhere);
  });

  it("may lead to a page of X that is no tweet", async () => {
    expect(await leadsTo("https://x.com/jack")).to.deep.equal({
      kind: "not-a-tweet",
      why: "profile",
    });
  });

  it("lead nowhere else: other hosts are not asked", async () => {
    for (const target of [
      "http://169.254.169.254/latest",
      `${standIn.root}/code1`,
      "https://x.com.evil.example/jack/status/20",
      "javascript:alert(1)",
      "/code1",
      "",
    ]) {
      expect(await leadsTo(target)).to.deep.equal(nowhere);
    }
    expect(asked().filter((line) => line !== "HEAD /code0" && line !== "GET /code0")).to.deep.equal(
      [],
    );
  });

  it("that are no short links ask nobody", async () => {
    expect(await follow("https://evil.example/code0")).to.deep.equal(nowhere);
    expect(await follow("https://x.com/jack/status/20")).to.deep.equal({
      kind: "tweet",
      tweetId: "20",
    });
    expect(asked()).to.deep.equal([]);
  });

  it("that X does not know lead nowhere", async () => {
    for (const status of [404, 410]) {
      standIn.answers({ status, type: "text/html", body: "<html>" });
      expect(await follow("https://t.co/code0")).to.deep.equal(nowhere);
    }
  });

  it("cannot be told by an odd answer, even a page for browsers", async () => {
    for (const status of [200, 204, 300, 304, 400, 401, 403, 405, 451, 500, 502]) {
      standIn.answers({ status, type: "text/html" });
      expect(await follow("https://t.co/code0"), `${status}`).to.deep.equal({ kind: "not now" });
    }
  });

  it("are asked for by GET where HEAD tells nothing", async () => {
    standIn.answers((request, response) => {
      const isGet = request.method === "GET";
      response.writeHead(isGet ? 302 : 405, isGet ? { location: "https://x.com/a/status/42" } : {});
      response.end(isGet ? "a page" : "");
    });
    expect(await follow("https://t.co/code0")).to.deep.equal({ kind: "tweet", tweetId: "42" });
    expect(asked()).to.deep.equal(["HEAD /code0", "GET /code0"]);
  });

  it("cannot be told while t.co is down or refuses", async () => {
    standIn.answers({ status: 503 });
    expect(await follow("https://t.co/code0")).to.deep.equal({ kind: "not now" });
    standIn.answers({ status: 429, headers: { "retry-after": "9" } });
    expect(await follow("https://t.co/code0")).to.deep.equal({
      kind: "not now",
      retryAfterSeconds: 9,
    });
    const caller = new AbortController();
    standIn.answers((_request, _response) => caller.abort());
    expect(await follow("https://t.co/code0", caller.signal)).to.deep.equal({ kind: "not now" });
  });
});
