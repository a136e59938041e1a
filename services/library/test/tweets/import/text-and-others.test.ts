import { expect } from "chai";
import { inShort } from "./records-of.ts";
import { zipOf } from "./zip-of.ts";

describe("a text", () => {
  it("has its links taken in order, and lines that are ids", async () => {
    const text = [
      "First https://x.com/a/status/22, then twitter.com/b/status/21!",
      "",
      "* [a note](https://x.com/c/status/20)",
      "1780000000000000001",
      "https://t.co/abcdefghij and https://x.com/jack",
      "https://example.com/",
      "e.g. nothing",
    ].join("\n");
    expect(await inShort("notes.md", text)).to.deep.equal([
      "1 22",
      "1 21",
      "3 20",
      "4 1780000000000000001",
      "5 short:abcdefghij",
      "5 profile: https://x.com/jack",
      "6 elsewhere",
    ]);
  });

  it("without links says so", async () => {
    expect(await inShort("a.txt", "Dear diary,")).to.deep.equal(["1 no-links"]);
  });
});

describe("a file that cannot be read", () => {
  it("is named for what it is", async () => {
    const bytes = (hex: string) => Buffer.from(hex.padEnd(64, "0"), "hex");
    expect(await inShort("a.json", "")).to.deep.equal(["1 empty"]);
    expect(await inShort("a.json", bytes("89504e47"))).to.deep.equal(["1 picture"]);
    expect(await inShort("a.html", "<!doctype html><p>x")).to.deep.equal(["1 web-page"]);
    expect(await inShort("a.csv", bytes("01020300"))).to.deep.equal(["1 binary"]);
    expect(await inShort("a.zip", bytes("504b0304"))).to.deep.equal(["1 broken"]);
  });
});

describe("a ZIP", () => {
  const like = 'window.YTD.like.part0 = [{"like":{"tweetId":"22"}}]';

  it("of X's archive is read for likes and bookmarks alone", async () => {
    const zip = await zipOf({
      "data/manifest.js": "window.__THAR_CONFIG = {}",
      "data/tweets.js": 'window.YTD.tweets.part0 = [{"tweet":{"id_str":"9"}}]',
      "data/like.js": like,
      "data/like-part1.js": like.replace("22", "23"),
      "data/bookmark.js": like.replaceAll("like", "bookmark").replace("22", "24"),
    });
    expect(await inShort("twitter.zip", zip)).to.deep.equal(["1 22", "1 23", "1 24"]);
  });

  it("of /export is read for its library alone", async () => {
    const library =
      '{"format":"memory-library","version":1,"exportedAt":"2026-01-01T00:00:00.000Z","part":1,"tweets":[\n{"id":"20","state":"pending","savedAt":"2025-01-01T00:00:00.000Z","tags":[],"missing":[]}\n]}';
    const zip = await zipOf({ "memory.csv": "id\n21", "memory.json": library });
    expect(await inShort("x.zip", zip)).to.deep.equal(["2 pending 20"]);
  });

  it("of other files has all read that can be, and tells what cannot", async () => {
    const zip = await zipOf({ "a.txt": "x.com/a/status/20", "b/c.csv": "name\nann", "d.png": "x" });
    expect(await inShort("x.zip", zip)).to.deep.equal(["1 20", "1 name: columns"]);
    expect(await inShort("x.zip", await zipOf({ "d.png": "x" }))).to.deep.equal(["1 d.png: zip"]);
    expect(await inShort("x.zip", await zipOf({ "xl/workbook.xml": "x" }))).to.deep.equal([
      "1 spreadsheet",
    ]);
  });

  it("that holds far more than it shows is not unpacked", async () => {
    const zip = await zipOf({ "a.json": `[${" ".repeat(40_000_000)}]` });
    expect(zip.length).to.be.below(100_000);
    expect(await inShort("bomb.zip", zip)).to.deep.equal(["1 too-large"]);
  });
});
