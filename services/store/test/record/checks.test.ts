import { createCopyReader } from "@memory/copies/create-copies";
import type { Resolution } from "@memory/shared/contracts/tweet-resolved";
import { exampleClaim, exampleItem } from "@memory/testing/example-claim";
import { exampleRequest, exampleTweet } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import { recordTweet } from "../../src/record/record-tweet.ts";
import { createShowState } from "../../src/reply/protocol/show-state.ts";

describe("the check whether a source still shows a tweet", () => {
  let tables: OpenArchive;
  before(async () => {
    tables = await openArchive();
  });
  after(() => tables.stop());

  const record = (userId: string, result: Resolution, requestedAt = "2026-05-01T00:00:00.000Z") => {
    const replyTo = { kind: "none" } as const;
    const request = exampleRequest({ userId, purpose: "check", replyTo, requestedAt });
    const show = createShowState(async () => expect.fail("something was shown"));
    const archive = tables.through(tables.client);
    const { version, traceId } = request;
    const copies = createCopyReader(tables.client, tables.tables);
    const requestMedia = async () => expect.fail("media were asked for");
    return recordTweet(
      { version, traceId, request, result },
      { archive, copies, requestMedia, show },
    );
  };
  const goneAt = async (userId: string) => (await tables.rowsIn("claims", userId))[0]?.GoneAt;
  const found = { kind: "found", tweet: exampleTweet({ text: "edited since" }) } as const;
  const gone = { kind: "gone", why: "deleted" } as const;

  it("notes since when it is gone, until it is shown again, and leaves what is kept", async () => {
    await tables.claim(exampleClaim({ UserID: "1" }));
    await tables.item(exampleItem({ UserID: "1" }));
    const [before] = await tables.rowsIn("tweets", "1");
    await record("1", gone);
    await record("1", gone, "2026-06-01T00:00:00.000Z");
    expect(await goneAt("1")).to.equal("2026-05-01T00:00:00.000Z");
    await record("1", found);
    expect(await goneAt("1")).to.equal(undefined);
    expect(await tables.rowsIn("tweets", "1")).to.deep.equal([before]);
  });

  it("saves nothing, and brings nothing back", async () => {
    await record("2", found);
    expect(await tables.standing("2")).to.deep.equal({ claims: {}, tweets: [], trash: [] });
    await tables.claim(exampleClaim({ UserID: "3", State: "trashed" }));
    await record("3", gone);
    await record("3", found);
    expect((await tables.standing("3")).claims).to.deep.equal({ 20: "trashed" });
    expect(await goneAt("3")).to.equal(undefined);
  });
});
