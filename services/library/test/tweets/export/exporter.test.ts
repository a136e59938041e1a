import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Archive } from "@memory/archive/archive";
import type { Tweet } from "@memory/shared/contracts/tweet";
import { moment } from "@memory/testing/example-claim";
import { exampleTweet, requestFor } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { readZip } from "@memory/testing/read-zip";
import { expect } from "chai";
import { createExporter, type Made } from "../../../src/tweets/export/create-exporter.ts";
import { LibraryFile } from "../../../src/tweets/export/library-file.ts";
import { exportEn } from "../../../src/words/export/en.ts";
import { noCopySource } from "../../example-ports.ts";
import { nastyEntries } from "./nasty.ts";

const now = () => Date.parse(moment(100));

describe("an export", () => {
  let library: OpenArchive;
  let archive: Archive;
  let folder: string;
  beforeEach(async () => {
    library = await openArchive();
    archive = library.through(library.client, now);
    folder = mkdtempSync(join(tmpdir(), "exports-"));
  });
  afterEach(async () => {
    await library.stop();
    rmSync(folder, { recursive: true });
  });

  const exporter = (maxBytes?: number) =>
    createExporter({
      archive,
      ...noCopySource,
      folder: () => folder,
      now,
      ...(maxBytes ? { maxBytes } : {}),
    });
  const options = { labels: exportEn.labels, signal: new AbortController().signal, progress() {} };

  /** The ZIPs of the person's export, read before they are removed. */
  async function zipsOf(userId: string, maxBytes?: number) {
    const zips: { files: Map<string, string>; bytes: number; counts: Made["counts"] }[] = [];
    await exporter(maxBytes)
      .begin(userId)
      ?.make(options, async ({ files, counts }) => {
        for await (const { path } of files())
          zips.push({ files: readZip(path), bytes: statSync(path).size, counts });
      });
    return zips;
  }
  const entriesIn = (files: Map<string, string>) => {
    const [name = ""] = [...files.keys()].filter((path) => /^memory(-\d+)?\.json$/.test(path));
    return LibraryFile.parse(JSON.parse(files.get(name) ?? "")).tweets;
  };
  const keep = async (id: string, second: number, change: Partial<Tweet> = {}, more = {}) => {
    const request = requestFor(id, {
      timestamp: moment(second),
      requestedAt: moment(second),
      ...more,
    });
    await archive.keep(request, exampleTweet({ id, ...change }));
  };
  const trash = async (tweetId: string, second: number) => {
    const [key, asked] = [
      { userId: "7", tweetId },
      { at: moment(second), updateId: second },
    ];
    await archive.trash(key, asked);
    await archive.settle(key, asked);
  };

  it("has all that a person keeps: what is kept, whole, then what is pending, then the trash", async () => {
    const from = { chatTitle: "Cats", forwardedFrom: "Bo" };
    await keep("20", 1, {}, { tags: ["a", "b"], note: "mine", from });
    const thread = Array.from({ length: 400 }, (_, index) => ({
      ...exampleTweet({ id: String(1000 + index), text: "long ".repeat(200) }),
      kind: "found" as const,
    }));
    await keep("21", 2, { thread, missing: ["media"] });
    await archive.hold(requestFor("22", { timestamp: moment(3), requestedAt: moment(3) }), "22");
    await keep("23", 4, {}, { note: "gone" });
    await keep("24", 5, { thread });
    await trash("23", 6);
    await trash("24", 7);
    await keep("25", 8, {}, { userId: "8" });

    const [zip] = await zipsOf("7");
    const entries = entriesIn(zip?.files ?? new Map());
    expect(entries.map(({ id, state }) => `${id} ${state}`)).to.deep.equal([
      "21 kept",
      "20 kept",
      "22 pending",
      "24 trashed",
      "23 trashed",
    ]);
    const [large, small, pending, largeDeleted, deleted] = entries;
    expect(small).to.deep.include({
      savedAt: moment(1),
      url: "https://x.com/i/status/20",
      from,
      tags: ["a", "b"],
      note: "mine",
    });
    expect(large)
      .to.deep.include({ missing: ["media"] })
      .and.not.have.property("from");
    for (const entry of [large, largeDeleted])
      expect(entry).to.have.nested.property("tweet.thread.length", 400);
    expect(pending).to.deep.equal({
      id: "22",
      state: "pending",
      savedAt: moment(3),
      tags: [],
      missing: [],
    });
    expect(deleted)
      .to.include({ savedAt: moment(4), note: "gone" })
      .and.have.property("deletedAt");
    expect(zip?.counts).to.deep.equal({ kept: 2, pending: 1, trashed: 2 });
    expect(
      [...(zip?.files.keys() ?? [])].filter((path) => !path.startsWith("markdown/")),
    ).to.deep.equal(["README.txt", "library.html", "memory.json", "tweets.csv", "bookmarks.html"]);
    expect(zip?.files.size).to.equal(10);
    expect(zip?.files.get("README.txt")).to.include(
      "2 tweets, 1 link still to be read, 2 tweets in the trash",
    );
  });

  it("comes in several ZIPs where one would be too large, each whole, that fit together", async () => {
    const tweets = nastyEntries(3, 60).flatMap((entry) =>
      entry.state === "pending" ? [] : [entry.tweet],
    );
    for (const [index, tweet] of tweets.entries()) await keep(tweet.id, index, { ...tweet });
    const zips = await zipsOf("7", 20_000);
    expect(zips.length).to.be.greaterThan(3);
    expect(Math.max(...zips.map(({ bytes }) => bytes))).to.be.at.most(20_000);
    const entries = zips.flatMap(({ files }) => entriesIn(files));
    expect(entries.map(({ id }) => id)).to.deep.equal(tweets.map(({ id }) => id).reverse());
    const paths = zips
      .flatMap(({ files }) => [...files.keys()])
      .filter((path) => path !== "README.txt");
    expect(new Set(paths).size).to.equal(paths.length);
    const pages = paths.filter((path) => path.startsWith("library"));
    expect(pages).to.deep.equal([
      "library.html",
      ...pages.slice(1).map((_, index) => `library-${index + 2}.html`),
    ]);
    const hasNext = zips.map(({ files }) =>
      [...files].some(([path, text]) => path.startsWith("library") && text.includes('rel="next"')),
    );
    expect(hasNext).to.deep.equal([...zips.slice(1).map(() => true), false]);
  });

  it("of an empty library is a ZIP too", async () => {
    const [zip] = await zipsOf("9");
    expect(entriesIn(zip?.files ?? new Map())).to.deep.equal([]);
    expect(zip?.files.get("library.html")).to.include("Nothing is kept yet.");
  });

  it("is made for a person once at a time", async () => {
    const made = exporter();
    const first = made.begin("7");
    expect(made.begin("7")).to.equal(undefined);
    expect(made.begin("8")).not.to.equal(undefined);
    first?.end();
    expect(made.begin("7")).not.to.equal(undefined);
  });

  it("leaves nothing on the disk, however it ends", async () => {
    await keep("20", 1);
    const making = new AbortController();
    const failing = [
      async () => {},
      async () => {
        throw new Error("not sent");
      },
      async () => making.abort(),
    ];
    for (const use of failing)
      await exporter()
        .begin("7")
        ?.make({ ...options, signal: making.signal }, use)
        .catch(() => {});
    const stopped = await exporter()
      .begin("7")
      ?.make({ ...options, signal: making.signal }, async () => {})
      .catch((error) => error.name);
    expect(stopped).to.equal("AbortError");
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("stops while it is made", async () => {
    for (const id of ["20", "21", "22"]) await keep(id, Number(id));
    const making = new AbortController();
    const progress = () => making.abort(new Error("stop"));
    const end = await exporter()
      .begin("7")
      ?.make({ ...options, signal: making.signal, progress }, async () => {})
      .then(
        () => "made",
        () => "stopped",
      );
    expect(end).to.equal("stopped");
    expect(readdirSync(folder)).to.deep.equal([]);
  });
});
