import type { MissingPart } from "@memory/shared/contracts/tweet";
import { TweetRequested, tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { RetryableError } from "@memory/shared/errors";
import type { Send } from "@memory/shared/queue/send";
import { expect } from "chai";
import { createResolveRequest } from "../../src/requests/resolve-request.ts";
import type { ResolveTweet } from "../../src/resolve/resolve-tweet.ts";
import { tweetFrom } from "../support/tweet.ts";

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

const request = (more: Partial<TweetRequested> = {}): TweetRequested => {
  const link = more.link ?? { key: "tweet:20", url: "https://x.com/jack/status/20", tweetId: "20" };
  return TweetRequested.parse({
    version: 1,
    traceId: "0123456789abcdef0123456789abcdef",
    userId: "7",
    timestamp: "2026-11-22T10:00:00.000Z",
    origin: { chatId: 7, messageId: 1 },
    links: [link],
    tags: ["sea"],
    from: {},
    replyTo: { kind: "message", chatId: 7, messageId: 1 },
    purpose: "save",
    attempt: 1,
    requestedAt: secondsAgo(0),
    ...more,
    link,
  });
};
const lackingText = (more: Partial<TweetRequested> = {}) =>
  request({ purpose: "repair", lacking: ["text"], attempt: 2, ...more });

const lacks = (missing: MissingPart[], mayFollow = true): ResolveTweet => {
  const tweet = tweetFrom("syndication", { missing });
  return async () => ({ kind: "found", tweet, ...(mayFollow ? { mayFollow } : {}) });
};
const nobody: ResolveTweet = async () => {
  throw new RetryableError("no source could answer");
};
const mustNotBeAsked: ResolveTweet = async () => {
  throw new Error("was asked");
};

/** What handling the request sends: what was found lacking, and repairs with their delays. */
async function handle(
  asked: TweetRequested,
  resolveTweet: ResolveTweet,
  rereadTweet: ResolveTweet = mustNotBeAsked,
) {
  const told: unknown[] = [];
  const repairs: { request: TweetRequested; delaySeconds: number }[] = [];
  const send: Send = async (contract, message, { delaySeconds = 0 } = {}) => {
    if (contract.name === tweetRequested.name) {
      repairs.push({ request: TweetRequested.parse(message), delaySeconds });
    } else {
      const { result } = TweetResolved.parse(message);
      told.push(result.kind === "found" ? result.tweet.missing : result.kind);
    }
  };
  const shortLinks = { follow: async () => ({ kind: "tweet", tweetId: "20" }) as const };
  const ports = { resolveTweet, rereadTweet, shortLinks, send };
  await createResolveRequest(ports)(asked, { signal: new AbortController().signal });
  return { told, repairs };
}

describe("what was found and lacks a part", () => {
  it("is told at once and repaired within the next minute", async () => {
    const asked = request();
    const { told, repairs } = await handle(asked, lacks(["text"]));
    expect(told).to.deep.equal([["text"]]);
    expect(repairs.map(({ request }) => request)).to.deep.equal([
      { ...asked, purpose: "repair", attempt: 2, lacking: ["text"] },
    ]);
    expect(repairs[0]?.delaySeconds).to.be.within(30, 60);
  });

  it("is not repaired when no source that is silent could have it", async () => {
    const { told, repairs } = await handle(request(), lacks(["text"], false));
    expect({ told, repairs }).to.deep.equal({ told: [["text"]], repairs: [] });
  });

  it("needs its short link followed only once", async () => {
    const link = { key: "short:abc", url: "https://t.co/abc" };
    const { repairs } = await handle(request({ link }), lacks(["text"]));
    expect(repairs[0]?.request.link).to.deep.equal({ ...link, tweetId: "20" });
  });
});

describe("a repair", () => {
  it("tells what was obtained", async () => {
    expect(await handle(lackingText(), lacks([], false))).to.deep.equal({
      told: [[]],
      repairs: [],
    });
  });

  it("tells of a part of it, and goes on for the rest", async () => {
    const asked = lackingText({ lacking: ["text", "poll"] });
    const { told, repairs } = await handle(asked, lacks(["poll"]));
    expect(told).to.deep.equal([["poll"]]);
    expect(repairs[0]?.request).to.include({ purpose: "repair", attempt: 3 });
    expect(repairs[0]?.request.lacking).to.deep.equal(["poll"]);
  });

  it("says nothing when nothing new was obtained, and is tried again, ever less often", async () => {
    for (const resolveTweet of [
      lacks(["text"]),
      lacks(["text", "poll"]),
      lacks(["poll"]),
      nobody,
    ]) {
      const asked = lackingText({ requestedAt: secondsAgo(1_800) });
      const { told, repairs } = await handle(asked, resolveTweet);
      expect(told).to.deep.equal([]);
      expect(repairs).to.have.length(1);
      expect(repairs[0]?.delaySeconds).to.be.within(450, 900);
    }
  });

  it("says nothing of bad news: the item stays as it is", async () => {
    for (const verdict of [
      { kind: "gone", why: "deleted" },
      { kind: "restricted", why: "protected" },
      { kind: "unavailable" },
    ] as const) {
      const nothing = { told: [], repairs: [] };
      expect(await handle(lackingText(), async () => verdict)).to.deep.equal(nothing);
    }
  });

  it("is left without a word after 26 hours", async () => {
    const asked = lackingText({ requestedAt: secondsAgo(26 * 3_600) });
    for (const resolveTweet of [lacks(["text"]), nobody]) {
      expect(await handle(asked, resolveTweet)).to.deep.equal({ told: [], repairs: [] });
    }
  });

  it("that does not say what is lacking tells all that is found", async () => {
    const { told } = await handle(request({ purpose: "repair" }), lacks(["text"], false));
    expect(told).to.deep.equal([["text"]]);
  });

  it("from kept answers alone asks no source, and is tried but once", async () => {
    const asked = request({ purpose: "repair", fromRaw: true });
    expect(await handle(asked, mustNotBeAsked, lacks(["text"]))).to.deep.equal({
      told: [["text"]],
      repairs: [],
    });
    expect(await handle(asked, mustNotBeAsked, nobody)).to.deep.equal({ told: [], repairs: [] });
  });
});
