import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exampleTweet } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import { createExporter } from "../../../src/tweets/export/create-exporter.ts";
import type { LibraryEntry } from "../../../src/tweets/export/library-file.ts";
import { readLibrary } from "../../../src/tweets/export/read-library.ts";
import { readFile } from "../../../src/tweets/import/read-file.ts";
import { takeRecords } from "../../../src/tweets/import/take-records.ts";
import { en } from "../../../src/words/en.ts";
import { noCopySource } from "../../example-ports.ts";
import { nastyEntries } from "../export/nasty.ts";

const now = () => Date.parse("2026-10-01T00:00:00.000Z");
const aDay = 86_400_000;

describe("an export", () => {
  let tables: OpenArchive;
  let folder: string;
  before(async () => {
    tables = await openArchive();
    folder = await mkdtemp(join(tmpdir(), "memory-import-"));
  });
  after(async () => {
    await tables.stop();
    await rm(folder, { recursive: true });
  });

  const archive = () => tables.through(tables.client, now);
  const libraryOf = (userId: string) => Array.fromAsync(readLibrary(userId, archive()));

  async function importing(userId: string, path: string, messageId = 50) {
    const message = { chatId: 7, messageId, digest: "0123456789abcdef", updateId: 9 };
    const requestedAt = new Date(now()).toISOString();
    const importing = { ...message, userId, traceId: "0".repeat(32), requestedAt };
    const asked: string[] = [];
    const media: string[] = [];
    const send = async ({ name }: { name: string }, request: unknown) => {
      if (name === "media-requested-bulk") media.push((request as { tweetId: string }).tweetId);
      else asked.push((request as { link: { tweetId: string } }).link.tweetId);
    };
    const ports = { archive: archive(), send };
    const taken = await Array.fromAsync(takeRecords(readFile(path, "file"), importing, ports));
    const outcomes = Object.groupBy(taken, ({ outcome }) => outcome);
    const counts = Object.entries(outcomes).map(([outcome, { length }]) => [outcome, length]);
    return { outcomes: Object.fromEntries(counts), asked, media };
  }

  /** The paths of the files of an export, for as long as they are used. */
  async function exporting(userId: string, use: (paths: readonly string[]) => Promise<void>) {
    const exporter = createExporter({
      archive: archive(),
      ...noCopySource,
      folder: () => folder,
      now,
    });
    const making = {
      labels: en.export.labels,
      signal: new AbortController().signal,
      progress: () => {},
    };
    await exporter
      .begin(userId)
      ?.make(making, async ({ files }) =>
        use((await Array.fromAsync(files())).map(({ path }) => path)),
      );
  }

  /** A library as `/import` makes it from these entries. */
  async function libraryFrom(userId: string, entries: readonly LibraryEntry[]) {
    const path = join(folder, `memory-${userId}.json`);
    const header = { format: "memory-library", version: 1, exportedAt: "", part: 1 };
    await writeFile(path, JSON.stringify({ ...header, tweets: entries }));
    await importing(userId, path);
    return libraryOf(userId);
  }

  for (const seed of [1, 2]) {
    it(`that is imported gives the same library: notes, tags, dates, trash, whole tweets (seed ${seed})`, async () => {
      const [first, second] = [`${seed}1`, `${seed}2`];
      const entries = nastyEntries(seed, 40).map((entry, index) =>
        entry.state === "trashed"
          ? { ...entry, deletedAt: new Date(now() - index * (aDay / 3)).toISOString() }
          : entry,
      );
      const library = await libraryFrom(first, entries);
      expect(library).to.have.length(40);
      const pending = library.filter(({ state }) => state === "pending").map(({ id }) => id);
      await exporting(first, async (paths) => {
        for (const path of paths) {
          const { outcomes, asked } = await importing(second, path);
          expect(asked.sort()).to.deep.equal(pending.sort());
          expect(outcomes).to.deep.equal({
            "put-back": 40 - pending.length,
            taken: pending.length,
          });
          expect(await libraryOf(second)).to.deep.equal(library);
          const again = await importing(second, path, 51);
          expect(again.outcomes).to.deep.equal({ known: 40 });
        }
      });
      expect(await libraryOf(second)).to.deep.equal(library);
    });
  }

  it("has the files of the tweets copied anew, which are put back in the trash too", async () => {
    const media = [{ kind: "photo" as const, url: "https://pbs.twimg.com/media/a.jpg" }];
    const entry = { savedAt: "2026-01-02T03:04:05.000Z", tags: [], missing: [] };
    const tweetOf = (id: string) => exampleTweet({ id, media });
    const files = [{ kind: "photo" as const, url: media[0]?.url ?? "", copy: { status: "gone" } }];
    const path = join(folder, "with-media.json");
    const header = { format: "memory-library", version: 1, exportedAt: "", part: 1 };
    const tweets: LibraryEntry[] = [
      { ...entry, id: "301", state: "kept", tweet: tweetOf("301"), files },
      {
        ...entry,
        ...{ id: "302", state: "trashed", tweet: tweetOf("302") },
        deletedAt: new Date(now() - aDay).toISOString(),
      },
      { ...entry, id: "303", state: "pending" },
    ];
    await writeFile(path, JSON.stringify({ ...header, tweets }));
    const imported = await importing("93", path);
    expect(imported.media.sort()).to.deep.equal(["301", "302"]);
    const [kept] = await libraryOf("93");
    expect(kept).to.not.have.property("files");
  });

  it("of a tweet that has been deleted since leaves it deleted", async () => {
    const [entry] = nastyEntries(9, 1);
    if (entry === undefined) throw new Error("no entry");
    await libraryFrom("91", [entry]);
    const key = { userId: "91", tweetId: entry.id };
    const asked = { at: new Date(now() + 1_000).toISOString(), updateId: 10 };
    await exporting("91", async ([path = ""]) => {
      await archive().trash(key, asked);
      await archive().settle(key, asked);
      const { outcomes } = await importing("91", path, 52);
      expect(outcomes).to.deep.equal({ deleted: 1 });
    });
    expect((await tables.standing("91")).claims).to.deep.equal({ [entry.id]: "trashed" });
  });
});
