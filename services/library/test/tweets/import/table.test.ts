import { expect } from "chai";
import { inShort, recordsOf } from "./records-of.ts";

describe("tables", () => {
  it("have their ids as they were written: wrapped, quoted, and refused by line if rounded", async () => {
    const rows = [
      "id,full_text",
      '="1780000000000000001",a',
      '"20","two',
      'lines"',
      "1.78E+18,c",
      "'21,d",
    ];
    expect(await inShort("a.csv", rows.join("\r\n"))).to.deep.equal([
      "2 1780000000000000001",
      "3 20",
      "5 rounded: 1.78E+18",
      "6 21",
    ]);
  });

  it("may have a link beside an id that was rounded", async () => {
    const rows = ["\uFEFFid;url;tags", "1.78E+18;https://x.com/a/status/1780000000000000001;a|b"];
    const [record] = await recordsOf("a.csv", rows.join("\n"));
    expect(record).to.deep.include({ kind: "link", tags: ["a", "b"] });
    expect(await inShort("a.csv", rows.join("\n"))).to.deep.equal(["2 1780000000000000001"]);
  });

  it("are one tweet a row: what it answers and quotes is not taken", async () => {
    const rows = [
      "id,in_reply_to,quoted_status,url",
      "5,4,3,https://twitter.com/a/status/50",
      "6,4,3,",
    ];
    expect(await inShort("bookmarks.csv", rows.join("\n"))).to.deep.equal(["2 50", "3 6"]);
  });

  it("of all kinds of links have other sites' rows passed over, whatever their ids", async () => {
    const rows = [
      "id,title,url,folder,created",
      "77,a,https://example.com/,f,2024-01-01T00:00:00.000Z",
    ];
    expect(await inShort("raindrop.csv", rows.join("\n"))).to.deep.equal(["2 elsewhere"]);
  });

  it("need no names of columns", async () => {
    const rows = ["first,https://x.com/a/status/20", "second,1780000000000000001", "third,none"];
    expect(await inShort("a.csv", rows.join("\n"))).to.deep.equal([
      "1 20",
      "2 1780000000000000001",
      "3 no-link: third none",
    ]);
  });

  it("without links tell their columns", async () => {
    expect(await inShort("a.csv", "name,age\nann,3")).to.deep.equal(["1 name,age: columns"]);
    expect(await inShort("a.csv", "id,url\n")).to.deep.equal(["1 no-links"]);
  });

  it("may be UTF-16 with tabs, as a spreadsheet saves them", async () => {
    const text = Buffer.from("\uFEFFurl\tnote\nhttps://x.com/a/status/20\tähm", "utf16le");
    const [record] = await recordsOf("a.txt.csv", text);
    expect(record).to.deep.include({ kind: "link", note: "ähm", line: 2 });
  });
});
