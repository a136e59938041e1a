import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { tweetRequestedBulk } from "@memory/shared/contracts/tweet-requested-bulk";
import type { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { RetryableError } from "@memory/shared/errors";
import type { Send } from "@memory/shared/queue/send";
import { exampleRequest } from "@memory/testing/example-request";
import { expect } from "chai";
import { createResolveRequest } from "../../src/requests/resolve-request.ts";
import type { ResolveTweet } from "../../src/resolve/resolve-tweet.ts";
import { tweetFrom } from "../support/tweet.ts";

/** What handling an import sends, and whether it waits. */
async function handle(resolveTweet: ResolveTweet) {
  const sent: string[] = [];
  const send: Send = async (contract, message) => {
    const { purpose } = message as unknown as TweetRequested;
    const { result } = message as unknown as TweetResolved;
    sent.push(`${contract.name}: ${purpose ?? result.kind}`);
  };
  const fail = async () => {
    throw new Error("was asked");
  };
  const run = createResolveRequest({
    resolveTweet,
    rereadTweet: fail,
    shortLinks: { follow: fail },
    requests: tweetRequestedBulk,
    send,
  });
  const requestedAt = new Date(Date.now() - 10_000).toISOString();
  const request = { ...exampleRequest(), purpose: "import" as const, requestedAt };
  const ended = await run(request, { signal: new AbortController().signal }).then(
    () => "done",
    (error: unknown) => (error instanceof RetryableError ? "waits" : "fails"),
  );
  return { ended, sent };
}

describe("an import", () => {
  it("asks the sources after everybody else", async () => {
    const asked: unknown[] = [];
    await handle(async (_, { mayWait, isSpare }) => {
      asked.push({ mayWait, isSpare });
      return { kind: "gone", why: "deleted" };
    });
    expect(asked).to.deep.equal([{ mayWait: true, isSpare: true }]);
  });

  it("has its tweet repaired on its own queue", async () => {
    const tweet = tweetFrom("syndication", { missing: ["text"] });
    expect(await handle(async () => ({ kind: "found", tweet, mayFollow: true }))).to.deep.equal({
      ended: "done",
      sent: ["tweet-resolved: found", "tweet-requested-bulk: repair"],
    });
  });

  it("waits in silence while nobody can answer", async () => {
    const nobody = async () => {
      throw new RetryableError("no source could answer");
    };
    expect(await handle(nobody)).to.deep.equal({ ended: "waits", sent: [] });
  });
});
