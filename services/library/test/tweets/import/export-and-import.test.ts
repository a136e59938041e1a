import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MediaRequested } from "@memory/shared/contracts/media/media-requested";
import { mediaRequestedBulk } from "@memory/shared/contracts/media/media-requested-bulk";
import { wantedMedia } from "@memory/shared/contracts/media/wanted-media";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Send } from "@memory/shared/queue/send";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import { createExporter } from "../../../src/tweets/export/create-exporter.ts";
import type { LibraryEntry } from "../../../src/tweets/export/library-file.ts";
import { readLibrary } from "../../../src/tweets/export/read-library.ts";
import { readFile } from "../../../src/tweets/import/read-file.ts";
import { takeRecords } from "../../../src/tweets/import/take-records.ts";
import { en } from "../../../src/words/en.ts";
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
    const copied: string[] = [];
    const send: Send = async ({ name }, message) => {
      if (name === mediaRequestedBulk.name) copied.push(MediaRequested.parse(message).tweetId);
      else asked.push((message as TweetRequested).link.tweetId ?? "");
    };
    const ports = { archive: archive(), send };
    const taken = await Array.fromAsync(takeRecords(readFile(path, "file"), importing, ports));
    const outcomes = Object.groupBy(taken, ({ outcome }) => outcome);
    const counts = Object.entries(outcomes).map(([outcome, { length }]) => [outcome, length]);
    return { outcomes: Object.fromEntries(counts), asked, copied };
  }

  /** The paths of the files of an export, for as long as they are used. */
  async function exporting(userId: string, use: (paths: readonly string[]) => Promise<void>) {
    const exporter = createExporter({ archive: archive(), folder: () => folder, now });
    const making = {
      labels: en.export.labels,
      signal: new AbortController().signal,
      progress: () => {},
    };
    await exporter.begin(userId)?.make(making, ({ paths }) => use(paths));
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
      const withMedia = entries.flatMap((entry) =>
        entry.state !== "pending" && wantedMedia(entry.tweet).length > 0 ? [entry.id] : [],
      );
      await exporting(first, async (paths) => {
        for (const path of paths) {
          const { outcomes, asked, copied } = await importing(second, path);
          expect(asked.sort()).to.deep.equal(pending.sort());
          expect(copied.sort()).to.deep.equal(withMedia.sort());
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
