import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import type { Taken } from "../../tweets/import/take-records.ts";
import type { Outcome } from "../../tweets/import/taking.ts";

type Counts = Readonly<Record<Outcome["outcome"], number>>;

export type Report = {
  readonly counts: Counts;
  /** How many records there were, those of other sites left out. */
  readonly size: number;
  /** The first of them. */
  readonly first: readonly Taken[];
  /** What could not be read at all. */
  readonly unread: readonly Taken[];
  /** A file with a line for each. */
  readonly path: string;
};

/** A report of so many lines is told in the chat; a longer one is a file. */
export const maxShownLines = 10;
const maxUnread = 5;

/** Writes what became of each record into a file, a line each, and counts it. Leaves no file if it throws. */
export async function writeReport(
  taken: AsyncIterable<Taken>,
  {
    path,
    line,
    reached,
  }: { path: string; line: (taken: Taken) => string; reached: (count: number) => void },
): Promise<Report> {
  const counts = {
    taken: 0,
    "put-back": 0,
    known: 0,
    twice: 0,
    deleted: 0,
    expired: 0,
    elsewhere: 0,
    refused: 0,
    unread: 0,
  };
  const first: Taken[] = [];
  const unread: Taken[] = [];
  let size = 0;
  const output = createWriteStream(path, { mode: 0o600 });
  const written = finished(output);
  written.catch(() => {});
  try {
    for await (const each of taken) {
      counts[each.outcome] += 1;
      if (each.outcome === "elsewhere") continue;
      if (each.outcome === "unread" && unread.length < maxUnread) unread.push(each);
      size += 1;
      if (first.length < maxShownLines) first.push(each);
      if (!output.write(`${line(each)}\n`)) await Promise.race([drained(output), written]);
      reached(size);
    }
    output.end();
    await written;
  } catch (error) {
    output.destroy();
    await written.catch(() => {});
    await rm(path, { force: true });
    throw error;
  }
  return { counts, size, first, unread, path };
}

const drained = (output: NodeJS.WritableStream) =>
  new Promise<void>((resolve) => output.once("drain", resolve));
