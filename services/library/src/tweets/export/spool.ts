import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { jsonLine } from "./json-line.ts";
import type { LibraryEntry } from "./library-file.ts";
import type { Counts } from "./slice.ts";

/**
 * A library in a file, one entry a line. It is read from the tables once; each format then reads it from here,
 * so that all of them tell the same, and none is held in memory.
 */
export type Spool = {
  readonly counts: Counts;
  /** How many entries there are. */
  readonly size: number;
  /** How many entries from `from` on have at most so many bytes together; at least one, if there is one. */
  reach(from: number, bytes: number): number;
  bytes(from: number, to: number): number;
  entries(from: number, to: number): AsyncIterable<LibraryEntry>;
};

/** Writes the entries into the file. `written` is called with their number after each. */
export async function writeSpool(
  entries: AsyncIterable<LibraryEntry>,
  path: string,
  { signal, written }: { signal: AbortSignal; written: (count: number) => void },
): Promise<Spool> {
  const counts = { kept: 0, pending: 0, trashed: 0 };
  /** Where each entry begins, and where the last one ends. */
  const bounds = [0];
  async function* lines() {
    for await (const entry of entries) {
      const line = Buffer.from(`${jsonLine(entry)}\n`);
      yield line;
      bounds.push((bounds.at(-1) ?? 0) + line.length);
      counts[entry.state] += 1;
      written(bounds.length - 1);
    }
  }
  await pipeline(lines, createWriteStream(path, { mode: 0o600 }), { signal });
  return spoolOf(path, counts, bounds);
}

function spoolOf(path: string, counts: Counts, bounds: readonly number[]): Spool {
  const size = bounds.length - 1;
  const at = (index: number) => bounds[index] ?? 0;
  return {
    counts,
    size,
    reach(from, bytes) {
      let to = from;
      while (to < size && (to === from || at(to + 1) - at(from) <= bytes)) to += 1;
      return to;
    },
    bytes: (from, to) => at(to) - at(from),
    async *entries(from, to) {
      if (from >= to) return;
      const input = createReadStream(path, { start: at(from), end: at(to) - 1 });
      try {
        // Safe cast: `writeSpool` wrote it.
        for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
          yield JSON.parse(line) as LibraryEntry;
      } finally {
        input.destroy();
      }
    },
  };
}
