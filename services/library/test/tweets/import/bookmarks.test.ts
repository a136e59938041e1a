import { expect } from "chai";
import { inShort, recordsOf } from "./records-of.ts";

const netscape = (...lines: string[]) =>
  ["<!DOCTYPE NETSCAPE-Bookmark-file-1>", ...lines].join("\n");

describe("bookmarks as browsers export them", () => {
  it("are taken with date, tags and note, however their tags are written", async () => {
    const records = await recordsOf(
      "bookmarks.html",
      netscape(
        "<DL><p>",
        '<DT><A ADD_DATE="1258826211990949" HREF="https://x.com/a/status/20" TAGS="one,two">A</A>',
        '<dt><a href="https://twitter.com/b/status/21">B &amp; b</a>',
        "<dd>read &lt;later&gt;",
        "with care",
        '<DT><A HREF="https://x.com/c/status/22" ADD_DATE="1700000000123">C</A>',
        '<DT><A HREF="https://x.com/d/status/23" ADD_DATE="1700000000">D</A>',
        "</DL><p>",
      ),
    );
    const told = records.map((record) =>
      record.kind === "link"
        ? [record.line, record.link.tweetId, record.savedAt, record.tags.join(), record.note]
        : record,
    );
    expect(told).to.deep.equal([
      [3, "20", "2009-11-21T17:56:51.990Z", "one,two", undefined],
      [4, "21", undefined, "", "read <later>\nwith care"],
      [7, "22", "2023-11-14T22:13:20.123Z", "", undefined],
      [8, "23", "2023-11-14T22:13:20.000Z", "", undefined],
    ]);
  });

  it("keep folders of the same name apart by their paths", async () => {
    const folder = (name: string, ...inside: string[]) =>
      [`<DT><H3 ADD_DATE="1">${name}</H3>`, "<DL><p>", ...inside, "</DL><p>"].join("\n");
    const link = (id: number) => `<DT><A HREF="https://x.com/a/status/${id}">${id}</A>`;
    const records = await recordsOf(
      "bookmarks.html",
      netscape(
        "<DL><p>",
        folder("A", folder("Work", link(20)), link(21)),
        folder("B", "<DD>what B is for", folder("Work", link(22))),
        link(23),
        "</DL>",
      ),
    );
    expect(records.map((record) => record.kind === "link" && record.tags.join())).to.deep.equal([
      "A/Work",
      "A",
      "B/Work",
      "",
    ]);
  });

  it("tell which links are of other sites, and which are no tweets", async () => {
    const told = await inShort(
      "b.html",
      netscape(
        "<DL>",
        '<DT><A HREF="https://example.com/">E</A>',
        '<DT><A HREF="javascript:alert(1)">J</A>',
        '<DT><A HREF="https://x.com/jack">P</A>',
      ),
    );
    expect(told).to.deep.equal(["3 elsewhere", "4 elsewhere", "5 profile: https://x.com/jack"]);
  });

  it("with a tag that does not end are told to be damaged", async () => {
    const endless = netscape(`<DL><DT><A HREF="https://x.com/a/status/20">A</A>`, `<DT><A HREF="`);
    expect(await inShort("b.html", endless + "x".repeat(5_000_000))).to.deep.equal([
      "2 20",
      "1 broken",
    ]);
  });

  it("are given up when folders are nested as nobody nests them, however many there are beside one another", async () => {
    const link = '<DT><A HREF="https://x.com/a/status/20">A</A>';
    const folders = (count: number, tags: string) => netscape("<DL>", link, tags.repeat(count));
    expect(await inShort("b.html", folders(2_000, "<DL>"))).to.deep.equal(["3 20", "1 broken"]);
    const beside = "<DT><H3>F</H3><DL><p></DL><p>";
    expect(await inShort("b.html", folders(2_000, beside))).to.deep.equal(["3 20"]);
  });
});
