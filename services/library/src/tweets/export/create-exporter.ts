import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { createTurns } from "../../turns.ts";
import { countLibrary, type LibrarySource, readLibrary } from "./read-library.ts";
import type { Counts, ExportLabels } from "./slice.ts";
import { writeSpool } from "./spool.ts";
import { writeParts } from "./write-parts.ts";

/** Makes exports: everything that a person keeps, as files. */
export type Exporter = {
  /** Undefined while an export of that person is made; `end` has to be called for another one. */
  begin(userId: string): Export | undefined;
};
export type Export = {
  /**
   * Makes the files, and passes their paths to `use`; afterwards they are removed. Throws the signal's reason
   * soon after it aborts.
   */
  make(options: Making, use: (made: Made) => Promise<void>): Promise<void>;
  end(): void;
};
type Making = {
  readonly labels: ExportLabels;
  readonly signal: AbortSignal;
  /** Called for every step, which may be for every tweet. */
  readonly progress: (stage: Stage) => void;
};
export type Made = {
  readonly paths: readonly string[];
  readonly counts: Counts;
  readonly exportedAt: string;
};
export type Stage =
  | { readonly kind: "waiting" }
  | { readonly kind: "reading"; readonly done: number; readonly total: number }
  | { readonly kind: "packing" };

type Options = {
  readonly archive: LibrarySource;
  /** An existing folder, where files are made. */
  readonly folder: () => string;
  /** Of a file. */
  readonly maxBytes?: number;
  /** Unix ms. */
  readonly now?: () => number;
};

/** Bots may send 50 MB, but read only 20 MB: so every file can be sent back to /import. */
const maxFileBytes = 19_000_000;
/** How many exports are made at once; the others wait for their turn. */
const atOnce = 2;

export function createExporter(options: Options): Exporter {
  const { archive, folder, maxBytes = maxFileBytes, now = Date.now } = options;
  const underWay = new Set<string>();
  const turns = createTurns(atOnce);

  const makeIn = async (
    place: string,
    userId: string,
    { labels, signal, progress }: Making,
  ): Promise<Made> => {
    const exportedAt = new Date(now()).toISOString();
    const total = await countLibrary(userId, archive);
    const spool = await writeSpool(readLibrary(userId, archive), join(place, "library"), {
      signal,
      written: (done) => progress({ kind: "reading", done, total: Math.max(done, total) }),
    });
    progress({ kind: "packing" });
    const paths = await writeParts(spool, { folder: place, maxBytes, exportedAt, labels, signal });
    return { paths, counts: spool.counts, exportedAt };
  };

  return {
    begin(userId) {
      if (underWay.has(userId)) return undefined;
      underWay.add(userId);
      return {
        end: () => void underWay.delete(userId),
        async make(making, use) {
          making.progress({ kind: "waiting" });
          await turns.take(making.signal, async () => {
            const place = await mkdtemp(join(folder(), "export-"));
            try {
              await use(await makeIn(place, userId, making));
            } finally {
              await rm(place, { recursive: true, force: true });
            }
          });
        },
      };
    },
  };
}
