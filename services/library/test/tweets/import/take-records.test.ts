import { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { tweetRequestedBulk } from "@memory/shared/contracts/tweet-requested-bulk";
import type { Send } from "@memory/shared/queue/send";
import { exampleTweet, requestFor } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import { linkOfId } from "../../../src/tweets/import/link-of.ts";
import type { ImportRecord } from "../../../src/tweets/import/record.ts";
import { takeRecords } from "../../../src/tweets/import/take-records.ts";
import type { Importing } from "../../../src/tweets/import/taking.ts";

const importing = (change: Partial<Importing> = {}): Importing => ({
  userId: "7",
  traceId: "0123456789abcdef0123456789abcdef",
  chatId: 7,
  messageId: 50,
  digest: "0123456789abcdef",
  requestedAt: "2026-11-30T10:00:00.000Z",
  updateId: 900,
  ...change,
});

const linkRecord = (id: string, change: object = {}): ImportRecord => ({
  kind: "link",
  line: 1,
  link: linkOfId(id),
  tags: [],
  ...change,
});

describe("takeRecords", () => {
  let tables: OpenArchive;
  before(async () => {
    tables = await openArchive();
  });
  after(() => tables.stop());
  let asked: TweetRequested[] = [];
  beforeEach(() => {
    asked = [];
  });

  /** What became of each record, for a person of their own. */
  async function take(
    records: readonly ImportRecord[],
    change: Partial<Importing>,
    sending?: () => void,
  ): Promise<string[]> {
    const send: Send = async (contract, message) => {
      sending?.();
      expect(contract.name).to.equal(tweetRequestedBulk.name);
      asked.push(TweetRequested.parse(message));
    };
    async function* given() {
      yield* records;
    }
    const ports = { archive: tables.through(tables.client), send };
    const taken = await Array.fromAsync(takeRecords(given(), importing(change), ports));
    return taken.map(({ outcome }) => outcome);
  }
  const idsAsked = () => asked.map(({ link }) => link.tweetId ?? link.key).sort();

  it("holds each tweet, and asks for it on the bulk queue, silently and as the record says", async () => {
    const note = "mine";
    const savedAt = "2020-01-02T03:04:05.006Z";
    const records = [linkRecord("20", { tags: ["A/b"], note, savedAt }), linkRecord("21")];
    expect(await take(records, { userId: "1" })).to.deep.equal(["taken", "taken"]);
    expect((await tables.standing("1")).claims).to.deep.equal({ 20: "pending", 21: "pending" });
    expect(asked).to.have.length(2);
    expect(asked.find(({ link }) => link.tweetId === "20")).to.deep.include({
      purpose: "import",
      replyTo: { kind: "none" },
      timestamp: savedAt,
      tags: ["A/b"],
      note,
    });
    const [{ Tags, Note, Timestamp } = {}] = await tables.rowsIn("claims", "1");
    expect({ Tags, Note, Timestamp }).to.deep.equal({
      Tags: ["A/b"],
      Note: note,
      Timestamp: savedAt,
    });
  });

  it("keeps the order of a file without dates", async () => {
    await take(
      ["22", "20", "21"].map((id) => linkRecord(id)),
      { userId: "2" },
    );
    const rows = await tables.rowsIn("claims", "2");
    const inOrder = rows.toSorted((a, b) => String(a.Timestamp).localeCompare(String(b.Timestamp)));
    expect(inOrder.map(({ TweetID }) => TweetID)).to.deep.equal(["22", "20", "21"]);
  });

  it("takes a date to come for none", async () => {
    await take([linkRecord("20", { savedAt: "2031-01-01T00:00:00.000Z" })], { userId: "10" });
    expect(asked.map(({ timestamp }) => timestamp)).to.deep.equal(["2026-11-30T10:00:00.000Z"]);
  });

  it("tells what is in the file twice, in the library already, or deleted", async () => {
    const archive = tables.through(tables.client);
    const saved = (id: string) => requestFor(id, { userId: "3", updateId: 1 });
    await archive.keep(saved("20"), exampleTweet());
    await archive.keep(saved("21"), exampleTweet({ id: "21" }));
    const key = { userId: "3", tweetId: "21" };
    await archive.trash(key, { at: "2026-02-01T00:00:00.000Z", updateId: 2 });
    const records = ["20", "21", "22", "22"].map((id) => linkRecord(id));
    expect(await take(records, { userId: "3" })).to.deep.equal([
      "known",
      "deleted",
      "taken",
      "twice",
    ]);
    expect(idsAsked()).to.deep.equal(["22"]);
    expect((await tables.standing("3")).claims).to.deep.equal({
      20: "kept",
      21: "trashed",
      22: "pending",
    });
  });

  it("changes nothing when the file is sent again, before and after the tweets have come", async () => {
    const records = ["20", "21"].map((id) => linkRecord(id));
    const archive = tables.through(tables.client);
    await take(records, { userId: "4" });
    for (const request of asked) {
      if (request.link.tweetId === "20") await archive.keep(request, exampleTweet());
    }
    const rows = await tables.rowsIn("claims", "4");
    const again = { userId: "4", messageId: 60, requestedAt: "2026-12-01T10:00:00.000Z" };
    expect(await take(records, again)).to.deep.equal(["known", "known"]);
    expect(await tables.rowsIn("claims", "4")).to.deep.equal(rows);
    const { claims, tweets } = await tables.standing("4");
    expect({ claims, tweets }).to.deep.equal({
      claims: { 20: "kept", 21: "pending" },
      tweets: ["20"],
    });
  });

  it("goes on where it was cut off, when the message is delivered again", async () => {
    const records = Array.from({ length: 40 }, (_, index) => linkRecord(String(100 + index)));
    let sent = 0;
    const failing = take(records, { userId: "5" }, () => {
      sent += 1;
      if (sent > 20) throw new Error("the process ended");
    });
    await failing.then(
      () => expect.fail("went on"),
      () => {},
    );
    expect(new Set(await take(records, { userId: "5" }))).to.deep.equal(new Set(["taken"]));
    expect(new Set(idsAsked()).size).to.equal(40);
    expect(Object.keys((await tables.standing("5")).claims)).to.have.length(40);
  });

  it("asks again for what a cut-off import of the file had held, when the file is sent again", async () => {
    const records = [linkRecord("20")];
    const lost = take(records, { userId: "6" }, () => {
      throw new Error("the process ended");
    });
    await lost.catch(() => {});
    expect(await take(records, { userId: "6", messageId: 70 })).to.deep.equal(["known"]);
    expect(asked.map(({ origin }) => origin.messageId)).to.deep.equal([50]);
  });

  it("asks for a short link, of which nothing can be held yet", async () => {
    const link = { key: "short:abcdefghij", url: "https://t.co/abcdefghij" };
    expect(await take([{ kind: "link", line: 1, link, tags: [] }], { userId: "8" })).to.deep.equal([
      "taken",
    ]);
    expect(idsAsked()).to.deep.equal(["short:abcdefghij"]);
  });

  it("takes no more than a hundred thousand records of a file", async () => {
    const elsewhere = Array.from(
      { length: 100_002 },
      () => ({ kind: "elsewhere", line: 1 }) as const,
    );
    const outcomes = await take(elsewhere, { userId: "9" });
    expect([outcomes.length, outcomes.at(-1)]).to.deep.equal([100_001, "unread"]);
  });
});
