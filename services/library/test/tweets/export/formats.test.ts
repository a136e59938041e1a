import { expect } from "chai";
import { parse } from "yaml";
import { bookmarks } from "../../../src/tweets/export/formats/bookmarks.ts";
import { libraryPage } from "../../../src/tweets/export/formats/library-page.ts";
import { markdown, propertiesOf } from "../../../src/tweets/export/formats/markdown.ts";
import { memoryJson } from "../../../src/tweets/export/formats/memory-json.ts";
import { tweetsCsv } from "../../../src/tweets/export/formats/tweets-csv.ts";
import { type LibraryEntry, LibraryFile } from "../../../src/tweets/export/library-file.ts";
import { nastyEntries } from "./nasty.ts";
import { readCsv } from "./read-csv.ts";
import { shownText, strangeMarkup, tagsOf, visible } from "./read-html.ts";
import { keptEntry, sliceOf, written } from "./slice-of.ts";

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
const nasty = seeds.flatMap((seed) => nastyEntries(seed, 40));
const tweetOf = (entry: LibraryEntry) => (entry.state === "pending" ? undefined : entry.tweet);
const only = (files: Map<string, string>) => [...files.values()].join("");

describe("memory.json", () => {
  const fileOf = async (entries: LibraryEntry[]) =>
    only(await written(memoryJson, sliceOf(entries)));

  it("parses back equal, whatever people wrote", async () => {
    const file = LibraryFile.parse(JSON.parse(await fileOf(nasty)));
    expect(file.tweets).to.deep.equal(nasty);
    expect(file).to.include({ format: "memory-library", version: 1, part: 1 });
  });

  it("has each entry on a line of its own, however a reader ends lines", async () => {
    const lines = (await fileOf(nasty)).split(/\r\n|[\n\r\u2028\u2029\u0085]/);
    const entries = lines.slice(1, -2).map((line) => JSON.parse(line.replace(/,$/, "")));
    expect(entries).to.deep.equal(nasty);
  });

  it("is a document without entries too, and is numbered from the second part on", async () => {
    expect(LibraryFile.parse(JSON.parse(await fileOf([]))).tweets).to.deep.equal([]);
    const second = await written(memoryJson, sliceOf([keptEntry()], { part: 2 }));
    expect([...second.keys()]).to.deep.equal(["memory-2.json"]);
    expect(JSON.parse(only(second)).part).to.equal(2);
  });
});

describe("tweets.csv", () => {
  const textOf = async (entries: LibraryEntry[]) =>
    only(await written(tweetsCsv, sliceOf(entries)));
  const rowsOf = async (entries: LibraryEntry[]) => readCsv(await textOf(entries));
  /** As it has to be in a cell that no spreadsheet takes for a formula. */
  const harmless = (text = "") =>
    (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text).toWellFormed();

  it("parses back equal but for the apostrophes, whatever people wrote", async () => {
    const rows = await rowsOf(nasty);
    expect(rows).to.have.length(nasty.length);
    for (const [index, entry] of nasty.entries()) {
      expect(rows[index]).to.include({
        id: entry.id,
        state: entry.state,
        saved_at: entry.savedAt,
        author: harmless(tweetOf(entry)?.author.name),
        text: harmless(tweetOf(entry)?.text),
        note: harmless(entry.note),
        tags: harmless(entry.tags.join(" ")),
        found_in: harmless(entry.from?.chatTitle),
        deleted_at: entry.state === "trashed" ? entry.deletedAt : "",
      });
    }
  });

  it("neutralizes formulas (case 18 of the reference)", async () => {
    const author = { handle: "e", name: '=HYPERLINK("http://e.example","x")' };
    const texts = ["-5 °C", "\t=1", "@sum", "+1", "＝1"];
    const rows = await rowsOf(texts.map((text) => keptEntry({ author, text })));
    expect(rows.map(({ text }) => text)).to.deep.equal(texts.map((text) => `'${text}`));
    expect(rows[0]?.author).to.equal(`'${author.name}`);
  });

  it("begins with a byte order mark, and ends its lines with CRLF", async () => {
    const text = await textOf([keptEntry()]);
    expect(text).to.match(/^\uFEFF"id","state",/);
    expect(text.match(/\r\n/g)).to.have.length(2);
  });
});

describe("markdown/", () => {
  const propertiesIn = (text: string) => parse(/^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? "");

  it("has properties that parse back equal, whatever people wrote", async () => {
    const files = [...(await written(markdown, sliceOf(nasty.slice(0, 40)))).values()];
    expect(files.map(propertiesIn)).to.deep.equal(nasty.slice(0, 40).map(propertiesOf));
    for (const entry of nasty) {
      const [text = ""] = (await written(markdown, sliceOf([entry]))).values();
      expect(propertiesIn(text), text).to.deep.equal(propertiesOf(entry));
      expect(propertiesIn(text).note).to.equal(entry.note?.toWellFormed() || undefined);
    }
  });

  it("keeps titles and tags that YAML would take for something else (case 19 of the reference)", async () => {
    const entry = { ...keptEntry(), tags: ["1e3", "no"], note: 'Re: "no" # 1' };
    const text = only(await written(markdown, sliceOf([entry])));
    expect(propertiesIn(text)).to.deep.include({ tags: ["1e3", "no"], note: 'Re: "no" # 1' });
  });

  it("has names that are safe everywhere, each once", async () => {
    const entries = nastyEntries(9, 200);
    const names = [...(await written(markdown, sliceOf(entries))).keys()];
    expect(new Set(names.map((name) => name.toLowerCase())).size).to.equal(200);
    for (const name of names) {
      expect(name).to.match(/^markdown\/((?:trash|pending)\/)?[\p{L}\p{M}\p{N} _-]+\.md$/u);
      expect(Buffer.byteLength(name)).to.be.lessThan(240);
    }
    const longest = keptEntry({
      text: "👩‍💻 漢字かな".repeat(99),
      author: { handle: "a".repeat(99), name: "" },
    });
    const [name = ""] = (await written(markdown, sliceOf([longest]))).keys();
    expect(name).to.match(/^markdown\/2026-01-02 a{15} 漢字かな.* 20\.md$/);
    expect(Buffer.byteLength(name)).to.be.lessThan(240);
  });

  it("shows texts as they were written: nothing in them acts as Markdown or HTML", async () => {
    const text =
      "# no\n- [ ] x\n1. y <img src=//e.example> ![](//e) [[z]] #tag https://e.example/a_b*c";
    const note = only(await written(markdown, sliceOf([keptEntry({ text })])));
    expect(note).to.include(
      "\\# no  \n\\- \\[ \\] x  \n1\\. y \\<img src\\=//e.example\\> \\!\\[\\](//e) \\[\\[z\\]\\] \\#tag https://e.example/a_b\\*c",
    );
  });

  it("puts what is deleted or pending into folders of its own", async () => {
    const entries: LibraryEntry[] = [
      keptEntry({ text: "Hello, world" }),
      {
        ...keptEntry(),
        id: "21",
        state: "trashed",
        deletedAt: "2026-01-03T00:00:00.000Z",
      } as const,
      {
        id: "22",
        state: "pending",
        savedAt: "2026-01-04T00:00:00.000Z",
        tags: [],
        missing: [],
      },
    ];
    expect([...(await written(markdown, sliceOf(entries))).keys()]).to.deep.equal([
      "markdown/2026-01-02 jack Hello world 20.md",
      "markdown/trash/2026-01-02 jack just setting up my twttr 21.md",
      "markdown/pending/2026-01-04 22.md",
    ]);
  });
});

describe("bookmarks.html", () => {
  it("is in the Netscape format, with dates, tags and notes, the trash in a folder", async () => {
    const entries: LibraryEntry[] = [
      { ...keptEntry({ text: '5 < 6 & "7"' }), tags: ["a", "b"], note: "<b>" },
      { ...keptEntry(), id: "21", state: "trashed", deletedAt: "2026-01-03T00:00:00.000Z" },
    ];
    expect(
      only(await written(bookmarks, sliceOf(entries))),
    ).to.equal(`<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>My tweets</TITLE>
<H1>My tweets</H1>
<DL><p>
<DT><A HREF="https://x.com/jack/status/20" ADD_DATE="1767323045" TAGS="a,b">jack (@jack): 5 &lt; 6 &amp; &quot;7&quot;</A>
<DD>&lt;b&gt;
<DT><H3>Trash</H3>
<DL><p>
<DT><A HREF="https://x.com/jack/status/20" ADD_DATE="1767323045">jack (@jack): just setting up my twttr</A>
</DL><p>
</DL><p>
`);
  });

  it("lets nothing that people wrote become markup", async () => {
    const text = only(await written(bookmarks, sliceOf(nasty)));
    expect(strangeMarkup(text)).to.deep.equal([]);
  });
});

describe("library.html", () => {
  it("shows everything that people wrote, and lets none of it become markup", async () => {
    const pages = await written(libraryPage, sliceOf(nasty));
    const text = only(pages);
    expect(strangeMarkup(text)).to.deep.equal([]);
    const shown = shownText(text);
    for (const entry of nasty) {
      expect(shown).to.include(visible(tweetOf(entry)?.text ?? "").trim());
      expect(shown).to.include(visible(entry.note ?? "").trim());
    }
  });

  it("loads nothing from elsewhere, runs no script, and follows no link but those of the web", async () => {
    const text = only(await written(libraryPage, sliceOf(nasty)));
    expect(text).not.to.match(/<(script|img|link|iframe|video|object|base|form)\b|@import|url\(/i);
    const attributes = tagsOf(text).flatMap(
      (tag) => tag.replace(/"[^"]*"/g, "").match(/\s[a-z-]+(?==)/gi) ?? [],
    );
    expect(attributes.filter((name) => /^\s(src|srcset|style|on.*)$/i.test(name))).to.deep.equal(
      [],
    );
    const targets = [...text.matchAll(/\shref="([^"]*)"/g)].map(([, target]) => target);
    expect(targets).not.to.be.empty;
    expect(targets.filter((target) => !/^https?:\/\//i.test(target ?? ""))).to.deep.equal([]);
  });

  it("takes light, dark and the direction of each text from the reader's side", async () => {
    const text = only(await written(libraryPage, sliceOf([keptEntry({ text: "שלום" })])));
    expect(text).to.include("color-scheme: light dark").and.include("light-dark(");
    expect(text).to.include('<p class="text" dir="auto">שלום</p>');
    expect(text).to.include('<html lang="en">');
  });

  it("has pages of 500 that lead to each other, across parts too", async () => {
    const entries = Array.from({ length: 501 }, () => keptEntry());
    const pages = await written(
      libraryPage,
      sliceOf(entries, { part: 2, isLast: false, pagesBefore: 3 }),
    );
    const linksOf = (page: string) =>
      [...page.matchAll(/<a href="(library[^"]*)" rel="(\w+)"/g)].map(
        ([, to, rel]) => `${rel} ${to}`,
      );
    expect([...pages].map(([path, page]) => [path, new Set(linksOf(page))])).to.deep.equal([
      ["library-4.html", new Set(["prev library-3.html", "next library-5.html"])],
      ["library-5.html", new Set(["prev library-4.html", "next library-6.html"])],
    ]);
    const counts = [...pages.values()].map((page) => page.match(/<article/g)?.length);
    expect(counts).to.deep.equal([500, 1]);
  });

  it("marks what is in the trash, and what is not there", async () => {
    const entry: LibraryEntry = {
      ...keptEntry({ quoted: { kind: "absent", why: "suspended" } }),
      missing: ["media"],
      state: "trashed",
      deletedAt: "2026-01-03T00:00:00.000Z",
    };
    const shown = shownText(only(await written(libraryPage, sliceOf([entry]))));
    for (const words of [
      "Trash",
      "Deleted: Jan 3, 2026",
      "This tweet is from a suspended account.",
      "Not kept: some of its media",
    ])
      expect(shown).to.include(words);
  });
});
