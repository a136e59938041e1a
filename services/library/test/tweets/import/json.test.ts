import { expect } from "chai";
import { inShort, recordsOf } from "./records-of.ts";

describe("JSON of other programs", () => {
  it("has its ids exactly, also those beyond 2^53", async () => {
    const told = await inShort("a.json", '[1780000000000000123,\n{"id": 1780000000000000125}]');
    expect(told).to.deep.equal(["1 1780000000000000123", "2 1780000000000000125"]);
  });

  it("is one tweet a record: what it answers and quotes is not taken", async () => {
    const row = { id: "5", in_reply_to: "4", quoted_status: "3", full_text: "x.com/a/status/2" };
    expect(await inShort("a.json", JSON.stringify([row]))).to.deep.equal(["1 5"]);
    const nested = { ...row, quoted_status: { id: "3" }, retweeted_status: { rest_id: "7" } };
    expect(await inShort("a.json", JSON.stringify([nested]))).to.deep.equal(["1 5"]);
  });

  it("may lack the author, as of a deleted post", async () => {
    expect(await inShort("a.json", '[{"id":"5","user":null,"media":[]}]')).to.deep.equal(["1 5"]);
  });

  it("brings tags, a note and the date of saving", async () => {
    const row = {
      url: "https://x.com/a/status/20",
      tags: ["one", { name: "two" }],
      note: " mine ",
      bookmarked_at: "2024-05-01T10:00:00+02:00",
    };
    const [record] = await recordsOf("a.json", JSON.stringify({ version: 3, bookmarks: [row] }));
    expect(record).to.deep.equal({
      kind: "link",
      line: 1,
      link: { key: "tweet:20", url: "https://x.com/a/status/20", tweetId: "20" },
      tags: ["one", "two"],
      note: "mine",
      savedAt: "2024-05-01T08:00:00.000Z",
    });
  });

  it("may be a record on each line", async () => {
    const told = await inShort("a.jsonl", '{"id":"20"}\n{"id":"21"}\n{oops\n');
    expect(told).to.deep.equal(["1 20", "2 21", "3 unreadable: {oops"]);
  });

  it("refuses people, numbers that were rounded, and records without a link", async () => {
    const rows = [{ id: "9", followers_count: "3" }, { id: 1.78e18 }, { url: "", id: "" }, "word"];
    const told = await inShort(
      "a.json",
      JSON.stringify(rows).replace("1780000000000000000", "1.78E+18"),
    );
    expect(told).to.deep.equal([
      "1 profile: 9 3",
      "1 rounded: 1.78E+18",
      "1 no-link: ",
      "1 no-link: word",
    ]);
  });

  it("tells what it has where it has no tweets, and that it is cut off", async () => {
    expect(await inShort("a.json", '[{"name":"a","age":3}]')).to.deep.equal(["1 name,age: fields"]);
    expect(await inShort("a.json", '{"people":[{"id":"1"}]}')).to.deep.equal(["1 people: fields"]);
    expect(await inShort("a.json", '[{"id":"20"},{"id":')).to.deep.equal(["1 20", "1 broken"]);
  });
});

describe("X's archive", () => {
  it("is read without running it", async () => {
    const part = 'window.YTD.bookmark.part0 = [\n{"bookmark":{"tweetId":"20"}}]';
    expect(await inShort("bookmark.js", part)).to.deep.equal(["2 20"]);
    const direct = 'window.YTD.bookmarks.part0=[{"tweetId":"21","bookmarkCollectionId":"9"}];';
    expect(await inShort("bookmarks.js", direct)).to.deep.equal(["1 21"]);
    const like =
      'window.YTD.like.part1 = [ {\n "like" : {\n "tweetId" : "22",\n "fullText" : "x.com/a/status/1 \\"]",\n "expandedUrl" : "https://twitter.com/i/web/status/22" } } ]';
    expect(await inShort("like-part1.js", like)).to.deep.equal(["1 22"]);
    const evil = "window.YTD.like.part0 = [process.exit(3)]";
    expect(await inShort("like.js", evil)).to.deep.equal(["1 unreadable: process.exit(3)"]);
  });
});

describe("Memory's own file", () => {
  const header =
    '{"format":"memory-library","version":1,"exportedAt":"2026-01-01T00:00:00.000Z","part":1,"tweets":[\n';
  const pending = {
    id: "20",
    state: "pending",
    savedAt: "2025-01-01T00:00:00.000Z",
    tags: ["t"],
    missing: [],
  };

  it("gives whole entries, and tells those that cannot be read", async () => {
    const file = `${header}${JSON.stringify(pending)},\n{"id":"21","state":"odd"}\n]}`;
    const [first, second] = await recordsOf("memory.json", file);
    expect(first).to.deep.equal({ kind: "entry", line: 2, entry: pending });
    expect(second).to.include({ kind: "refused", why: "unreadable", line: 3 });
  });

  it("of a newer version is left alone", async () => {
    const newer = header.replace('"version":1', '"version":2');
    expect(await inShort("memory.json", `${newer}]}`)).to.deep.equal(["1 newer-library"]);
  });
});
