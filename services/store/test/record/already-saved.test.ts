import type { Archive } from "@memory/archive/archive";
import { exampleClaim, moment } from "@memory/testing/example-claim";
import { exampleRequest, exampleTweet } from "@memory/testing/example-request";
import { expect } from "chai";
import { recordTweet } from "../../src/record/record-tweet.ts";

describe("a reply that tells that a tweet is kept already", () => {
  const request = exampleRequest({ origin: { chatId: 7, messageId: 200 } });
  const kept = exampleClaim();

  /** What is done, in order, if the claim is as given once the reply is shown. */
  async function doneUntil(end: { State: "kept" | "trashed" }): Promise<string[]> {
    const done: string[] = [];
    const archive = {
      keep: async () => ({ kind: "already-saved", claim: kept, tweet: exampleTweet() }),
      mention: async (_, { messageId }) => {
        done.push(`mention in ${messageId}`);
        return kept;
      },
      find: async () => ({ ...kept, ...end, ChangedAt: moment(1) }),
    } as Partial<Archive> as Archive;
    const show = async (_: unknown, { kind }: { kind: string }, changedAt: string) => {
      done.push(`${kind} as of ${changedAt}`);
      return "taken" as const;
    };
    const copies = { list: async () => [] };
    const requestMedia = async () => {};
    const resolved = { version: 1 as const, traceId: request.traceId, request };
    const result = { kind: "found" as const, tweet: exampleTweet() };
    await recordTweet({ ...resolved, result }, { archive, copies, requestMedia, show });
    return done;
  }

  const shown = ["mention in 200", `already-saved as of ${kept.ChangedAt}`];

  it("is listed in the claim before it is shown, so that a deletion corrects it", async () => {
    expect(await doneUntil({ State: "kept" })).to.deep.equal(shown);
  });

  it("is corrected at once if the tweet was deleted before the reply had a row", async () => {
    const corrected = [...shown, `trashed as of ${moment(1)}`];
    expect(await doneUntil({ State: "trashed" })).to.deep.equal(corrected);
  });
});
