import { stat } from "node:fs/promises";
import { join } from "node:path";
import { filesOf } from "./formats/all.ts";
import { pagesOf } from "./formats/library-page.ts";
import type { ExportLabels, Slice, StoredFile } from "./slice.ts";
import type { Spool } from "./spool.ts";
import { writeZip } from "./write-zip.ts";

type Options = {
  /** An existing folder, which the ZIPs are written into. */
  readonly folder: string;
  /** What a ZIP may have at most. */
  readonly maxBytes: number;
  readonly exportedAt: string;
  readonly labels: ExportLabels;
  readonly signal: AbortSignal;
  /** Files that the first ZIP holds as well, if it is the only one and has room for all of them. */
  readonly media?: {
    readonly bytes: number;
    files(): AsyncIterable<StoredFile>;
  };
};

export type Parts = {
  readonly paths: readonly string[];
  readonly hasMedia: boolean;
};

/** What a ZIP takes of the bytes of its entries as JSON, before the first is measured. */
const expectedRatio = 1.3;
/** Entries differ: aims at somewhat less than a ZIP may have. */
const aim = 0.9;

/**
 * Writes the library into ZIPs of at most `maxBytes`, and returns their paths. Each is complete in itself. How
 * large a ZIP becomes shows only once it is written: one that is too large is written again with fewer tweets.
 */
export async function writeParts(spool: Spool, options: Options): Promise<Parts> {
  const { folder, maxBytes, exportedAt } = options;
  const paths: string[] = [];
  let from = 0;
  let pagesBefore = 0;
  let ratio = expectedRatio;
  do {
    const path = join(folder, `part-${paths.length + 1}.zip`);
    let to = spool.reach(from, (maxBytes * aim) / ratio);
    for (;;) {
      const slice = sliceOf(spool, { from, to, part: paths.length + 1, pagesBefore, exportedAt });
      const bytes = await writeZip(path, filesOf(slice, options.labels), {
        signal: options.signal,
        mtime: new Date(exportedAt),
      });
      ratio = bytes / Math.max(1, spool.bytes(from, to));
      if (bytes <= maxBytes || to - from <= 1) break;
      to = Math.min(to - 1, spool.reach(from, (maxBytes * aim) / ratio));
    }
    paths.push(path);
    pagesBefore += pagesOf(to - from);
    from = to;
  } while (from < spool.size);
  const { media } = options;
  const [only, ...others] = paths;
  if (only === undefined || others.length > 0 || media === undefined || media.bytes === 0)
    return { paths, hasMedia: false };
  if ((await stat(only)).size + media.bytes > maxBytes) return { paths, hasMedia: false };
  const whole = sliceOf(spool, { from: 0, to: spool.size, part: 1, pagesBefore: 0, exportedAt });
  await writeZip(only, both(filesOf(whole, options.labels), media.files()), {
    signal: options.signal,
    mtime: new Date(exportedAt),
  });
  return { paths, hasMedia: true };
}

async function* both<T, U>(one: AsyncIterable<T>, other: AsyncIterable<U>) {
  yield* one;
  yield* other;
}

function sliceOf(
  spool: Spool,
  {
    from,
    to,
    ...facts
  }: Pick<Slice, "part" | "pagesBefore" | "exportedAt"> & {
    readonly from: number;
    readonly to: number;
  },
): Slice {
  return {
    ...facts,
    isLast: to === spool.size,
    count: to - from,
    counts: spool.counts,
    entries: (first = 0, end = to - from) => spool.entries(from + first, Math.min(to, from + end)),
  };
}
