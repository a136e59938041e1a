import type { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { RetryableError } from "@memory/shared/errors";
import type { Send } from "@memory/shared/queue/send";
import { exampleRequest } from "@memory/testing/example-request";
import { expect } from "chai";
import { createCheckTweet } from "../../src/requests/check-tweet.ts";
import type { ResolveTweet } from "../../src/resolve/resolve-tweet.ts";
import { tweetFrom } from "../support/tweet.ts";

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

describe("checking whether a source still shows a tweet", () => {
  const check = async (resolveTweet: ResolveTweet, ageHours = 0): Promise<string[]> => {
    const told: string[] = [];
    const send: Send = async (_, message) => void told.push((message as TweetResolved).result.kind);
    const request = exampleRequest({ purpose: "check", requestedAt: hoursAgo(ageHours) });
    await createCheckTweet({ resolveTweet, send })(request);
    return told;
  };
  const nobody: ResolveTweet = async () => {
    throw new RetryableError("no source could answer");
  };

  it("tells that it is shown or gone, and nothing on weaker evidence", async () => {
    const tweet = tweetFrom("syndication", {});
    expect(await check(async () => ({ kind: "found", tweet }))).to.deep.equal(["found"]);
    expect(await check(async () => ({ kind: "gone", why: "deleted" }))).to.deep.equal(["gone"]);
    expect(await check(async () => ({ kind: "unavailable" }))).to.deep.equal([]);
    expect(await check(async () => ({ kind: "restricted", why: "protected" }))).to.deep.equal([]);
  });

  it("waits for no turn before a person's", async () => {
    const asked: unknown[] = [];
    await check(async (_, how) => {
      asked.push(how.mayWait);
      return { kind: "unavailable" };
    });
    expect(asked).to.deep.equal([false]);
  });

  it("asks again while nobody answers, for a day", async () => {
    const failure = await check(nobody, 2).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(RetryableError).with.property("retryAfterSeconds", 900);
    expect(await check(nobody, 25)).to.deep.equal([]);
  });
});
