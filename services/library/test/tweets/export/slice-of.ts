import type { Tweet } from "@memory/shared/contracts/tweet";
import { exampleTweet } from "@memory/testing/example-request";
import type { LibraryEntry } from "../../../src/tweets/export/library-file.ts";
import type { ExportFile, Format, Slice } from "../../../src/tweets/export/slice.ts";
import { exportEn } from "../../../src/words/export/en.ts";

export const sliceOf = (entries: readonly LibraryEntry[], change: Partial<Slice> = {}): Slice => ({
  part: 1,
  isLast: true,
  count: entries.length,
  pagesBefore: 0,
  exportedAt: "2026-11-30T12:00:00.000Z",
  counts: { kept: entries.length, pending: 0, trashed: 0 },
  entries: async function* (from, to) {
    yield* entries.slice(from, to);
  },
  ...change,
});

/** The files that a format makes, whole, by their paths. */
export async function written(format: Format, slice: Slice): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const file of format(slice, exportEn.labels)) files.set(file.path, await textOf(file));
  return files;
}

async function textOf({ content }: ExportFile): Promise<string> {
  if (typeof content === "string") return content;
  let text = "";
  for await (const piece of content()) text += piece;
  return text;
}

/** Tweet 20, kept; `change` changes the tweet. */
export const keptEntry = (change: Partial<Tweet> = {}) => ({
  id: "20",
  state: "kept" as const,
  savedAt: "2026-01-02T03:04:05.000Z",
  tags: [] as string[],
  missing: [],
  tweet: exampleTweet(change),
});
