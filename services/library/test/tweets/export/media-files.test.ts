import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createArchive } from "@memory/archive/create-archive";
import type { Copy } from "@memory/copies/rows/copy";
import { RetryableError } from "@memory/shared/errors";
import { moment } from "@memory/testing/example-claim";
import { exampleTweet, requestFor } from "@memory/testing/example-request";
import { type OpenCopies, openCopies } from "@memory/testing/open-copies";
import { readZipBytes } from "@memory/testing/read-zip";
import { expect } from "chai";
import { createExporter, type Made } from "../../../src/tweets/export/create-exporter.ts";
import { LibraryFile } from "../../../src/tweets/export/library-file.ts";
import { en } from "../../../src/words/en.ts";
import { readCsv } from "./read-csv.ts";

const now = () => Date.parse(moment(100));
const urlOf = (name: string) => `https://pbs.twimg.com/media/${name}?format=jpg&name=orig`;
const photo = (name: string) => ({ kind: "photo" as const, url: urlOf(name) });
const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

describe("the pictures and films of an export", () => {
  let store: OpenCopies;
  let folder: string;
  beforeEach(async () => {
    store = await openCopies();
    folder = mkdtempSync(join(tmpdir(), "exports-"));
  });
  afterEach(async () => {
    await store.stop();
    rmSync(folder, { recursive: true });
  });

  const archive = () => createArchive(store.client, store.tables, now);
  /** Tweet `id` with a picture of each name. */
  const save = (id: string, names: string[], second = Number(id)) =>
    archive().keep(
      requestFor(id, { timestamp: moment(second), requestedAt: moment(second) }),
      exampleTweet({ id, media: names.map(photo) }),
    );
  const lease = async (id: string) => {
    const taken = await store.copies.lease(id);
    if (taken === undefined) throw new Error("another has the lease");
    return taken;
  };
  async function copyOf(id: string, name: string, bytes = randomBytes(3_000)) {
    const { path, copy } = await store.file(id, `media/${name}`, bytes);
    const held = await lease(id);
    await held.keep(copy, path);
    await held.end();
    return { bytes, path: `media/${copy.Sha256}.jpg` };
  }
  async function note(id: string, name: string, change: Partial<Copy>) {
    const row = {
      TweetID: id,
      MediaKey: `media/${name}`,
      Kind: "photo",
      Url: urlOf(name),
    } as const;
    const held = await lease(id);
    await held.note({ ...row, Status: "later", ChangedAt: moment(1), ...change });
    await held.end();
  }

  type Zip = { kind: string; bytes: number; files: Map<string, Buffer> };
  /** The ZIPs of person 7's export, and what else it says of their media. */
  async function exported(options: Partial<Parameters<typeof createExporter>[0]> = {}) {
    const exporter = createExporter({
      ...{ archive: archive(), copies: store.copies, objects: store.objects },
      ...{ folder: () => folder, now, ...options },
    });
    const zips: Zip[] = [];
    const onDisk: number[] = [];
    let media: { lost: number; tooLarge: Made["media"]["tooLarge"]; count: number } | undefined;
    const making = {
      labels: en.export.labels,
      signal: new AbortController().signal,
      progress() {},
    };
    await exporter.begin("7")?.make(making, async (made) => {
      for await (const { path, kind } of made.files()) {
        zips.push({ kind, bytes: statSync(path).size, files: readZipBytes(path) });
        onDisk.push(
          readdirSync(join(path, "..")).filter((name) => name.startsWith("media")).length,
        );
      }
      expect(zips).to.have.length(made.fileCount);
      const { lost, tooLarge, count } = made.media;
      media = { lost: lost(), tooLarge, count };
    });
    const texts = new Map(zips.flatMap(({ files }) => [...files]));
    const text = (path: string) => texts.get(path)?.toString() ?? "";
    const entries = LibraryFile.parse(JSON.parse(text("memory.json"))).tweets;
    return { zips, media, onDisk, text, entries, all: texts };
  }
  const mediaIn = (files: Map<string, Buffer>) =>
    [...files.keys()].filter((path) => path.startsWith("media/"));

  it("are in the one ZIP of a small library, each once, and every format names them", async () => {
    await save("20", ["a", "b"]);
    await save("21", ["c"]);
    const [a, b] = [await copyOf("20", "a"), await copyOf("20", "b")];
    await copyOf("21", "c", a.bytes);
    const { zips, entries, text } = await exported();
    expect(zips).to.have.length(1);
    const files = zips[0]?.files ?? new Map<string, Buffer>();
    expect(mediaIn(files)).to.have.members([a.path, b.path]);
    for (const { path, bytes } of [a, b]) expect(files.get(path)?.equals(bytes)).to.equal(true);

    const [newer, older] = entries;
    expect(older?.files).to.deep.equal(
      [a, b].map(({ path, bytes }, index) => ({
        kind: "photo",
        url: urlOf(index === 0 ? "a" : "b"),
        path,
        copy: { sha256: digest(bytes), bytes: 3_000, type: "image/jpeg" },
      })),
    );
    expect(newer?.files?.map(({ path }) => path)).to.deep.equal([a.path]);
    expect(readCsv(text("tweets.csv"))[1]?.media_files).to.equal(`${a.path} ${b.path}`);
    expect(text("library.html").match(/<img [^>]*>/g)).to.have.length(3);
    expect(text("library.html")).to.include(`<img class="wide" src="${b.path}"`);
    const notes = [...files].flatMap(([path, bytes]) =>
      path.startsWith("markdown/") ? [bytes.toString()] : [],
    );
    expect(notes.join()).to.include(`![Photo](<../${b.path}>)`);
  });

  it("come in ZIPs of their own where they are many, one at a time on the disk", async () => {
    const names = ["a", "b", "c", "d", "e"];
    await save("20", names);
    const copies = [];
    for (const name of names) copies.push(await copyOf("20", name));
    const { zips, onDisk, all } = await exported({ maxBytes: 10_000, maxMediaBytes: 7_500 });
    expect(zips.map(({ kind }) => kind)).to.deep.equal(["library", "media", "media", "media"]);
    for (const { bytes } of zips.slice(1)) expect(bytes).to.be.at.most(7_500);
    expect(onDisk).to.deep.equal([0, 1, 1, 1]);
    expect(zips.map(({ files }) => mediaIn(files).length)).to.deep.equal([0, 2, 2, 1]);
    for (const { path, bytes } of copies) expect(all.get(path)?.equals(bytes)).to.equal(true);
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("are named apart where they are too large for a file", async () => {
    await save("20", ["a", "b"]);
    const large = await copyOf("20", "a", randomBytes(9_000));
    await copyOf("20", "b");
    const { zips, media, entries, text } = await exported({ maxMediaBytes: 9_500 });
    expect(mediaIn(zips[0]?.files ?? new Map())).to.have.length(1);
    expect(media?.tooLarge).to.deep.equal([
      {
        tweetId: "20",
        kind: "photo",
        sha256: digest(large.bytes),
        bytes: 9_000,
        type: "image/jpeg",
      },
    ]);
    expect(entries[0]?.files?.[0]).to.not.have.property("path");
    expect(text("library.html")).to.include(en.export.labels.tooLargeToExport);
  });

  it("are told of where there is no copy, and why", async () => {
    await save("20", ["a", "b", "c"]);
    await note("20", "a", { Status: "refused", Why: "dmca" });
    await note("20", "b", { Status: "later", Why: "timeout" });
    const { entries, text } = await exported();
    expect(entries[0]?.files?.map(({ copy }) => copy)).to.deep.equal([
      { status: "refused", why: "dmca" },
      { status: "later", why: "timeout" },
    ]);
    for (const words of [en.copies.takenDown, en.copies.later])
      expect(text("library.html")).to.include(words);
    expect(text("library.html").match(/<img/g)).to.equal(null);
  });

  it("are left out and counted where they are erased while the export is made", async () => {
    await save("20", ["a", "b"]);
    const erased = await copyOf("20", "a");
    await copyOf("20", "b");
    await store.objects.remove(digest(erased.bytes));
    const { media, zips } = await exported();
    expect(media).to.deep.include({ lost: 1, count: 2 });
    expect(mediaIn(zips[0]?.files ?? new Map())).to.have.length(1);
  });

  it("are read again where the bucket fails in the middle of one", async () => {
    await save("20", ["a", "b"]);
    const copies = [await copyOf("20", "a"), await copyOf("20", "b")];
    let failures = 0;
    const open: typeof store.objects.open = async (sha256, range) => {
      const stream = await store.objects.open(sha256, range);
      if (failures++ !== 1 || stream === undefined) return stream;
      return Readable.from(
        (async function* () {
          yield (await stream.toArray()).at(0)?.subarray(0, 100);
          throw new RetryableError("the line was cut");
        })(),
      );
    };
    const { all, zips } = await exported({ maxBytes: 6_000, objects: { open } });
    expect(zips.map(({ kind }) => kind)).to.deep.equal(["library", "media"]);
    expect(failures).to.equal(4);
    for (const { path, bytes } of copies) expect(all.get(path)?.equals(bytes)).to.equal(true);
  });
});
