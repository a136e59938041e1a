import { createCopyReader } from "@memory/copies/create-copies";
import type { Resolution } from "@memory/shared/contracts/tweet-resolved";
import { exampleRequest, exampleTweet } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import { recordTweet } from "../../src/record/record-tweet.ts";
import { createRequestMedia } from "../../src/record/request-media.ts";
import { createShowState } from "../../src/reply/protocol/show-state.ts";

describe("the tweet of an import", () => {
  let tables: OpenArchive;
  before(async () => {
    tables = await openArchive();
  });
  after(() => tables.stop());

  /** The queues to which something was sent. */
  const queues: string[] = [];
  afterEach(() => queues.splice(0));

  /** What stands in the tables once an import that library holds has had this result. Nothing may be shown. */
  async function standingAfter(userId: string, result: Resolution) {
    const archive = tables.through(tables.client);
    const request = exampleRequest({
      userId,
      purpose: "import",
      replyTo: { kind: "none" },
      origin: { chatId: 7, messageId: 50, albumId: "import-0" },
      tags: ["A/b"],
    });
    const show = createShowState(async () => expect.fail("something was shown"));
    await archive.hold(request, "20");
    const { version, traceId } = request;
    const copies = createCopyReader(tables.client, tables.tables);
    const requestMedia = createRequestMedia(async ({ name }) => void queues.push(name));
    await recordTweet(
      { version, traceId, request, result },
      { archive, copies, requestMedia, show },
    );
    return tables.standing(userId);
  }

  it("is kept without a word", async () => {
    expect(await standingAfter("1", { kind: "found", tweet: exampleTweet() })).to.deep.equal({
      claims: { 20: "kept" },
      tweets: ["20"],
      trash: [],
    });
    const [{ Tags } = {}] = await tables.rowsIn("claims", "1");
    expect(Tags).to.deep.equal(["A/b"]);
  });

  it("stays a link when it is gone, or was given up for now", async () => {
    const pending = { claims: { 20: "pending" }, tweets: [], trash: [] };
    expect(await standingAfter("2", { kind: "gone", why: "deleted" })).to.deep.equal(pending);
    expect(await standingAfter("3", { kind: "parked" })).to.deep.equal(pending);
  });
});
