import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Copies, Objects } from "@memory/copies/copies";
import { createTurns } from "../../turns.ts";
import {
  createMediaList,
  groupsOf,
  type LargeFile,
  type ListedFile,
  type MediaList,
  packedBytes,
} from "./files/media-list.ts";
import { mediaZips, storedFiles } from "./files/media-zips.ts";
import { withFiles } from "./files/with-files.ts";
import type { LibraryEntry } from "./library-file.ts";
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
  readonly counts: Counts;
  readonly exportedAt: string;
  /** How many files `files` gives. */
  readonly fileCount: number;
  /** Their paths, in order. Those of media are made when they are asked for, and removed when the next one is. */
  files(): AsyncIterable<MadeFile>;
  readonly media: {
    readonly count: number;
    /** How many of the files hold media alone. */
    readonly zips: number;
    /** How many of them were erased before they were read, so far. */
    lost(): number;
    /** Copies that are larger than what a bot may send. */
    readonly tooLarge: readonly LargeFile[];
  };
};
type MadeFile = {
  readonly path: string;
  /** A part of the library, or pictures and films alone. */
  readonly kind: "library" | "media";
  /** Counts those of its kind from 1. */
  readonly number: number;
};
export type Stage =
  | { readonly kind: "waiting" }
  | { readonly kind: "reading"; readonly done: number; readonly total: number }
  | { readonly kind: "packing" };

type Options = {
  readonly archive: LibrarySource;
  readonly copies: Pick<Copies, "list">;
  readonly objects: Pick<Objects, "open">;
  /** An existing folder, where files are made. */
  readonly folder: () => string;
  /** Of a file. */
  readonly maxBytes?: number;
  /** Of a file that holds media alone. */
  readonly maxMediaBytes?: number;
  /** Unix ms. */
  readonly now?: () => number;
};

/** Bots may send 50 MB, but read only 20 MB: so every file can be sent back to /import. */
const maxFileBytes = 19_000_000;
/** What a bot may send, less a reserve. */
const maxMediaFileBytes = 49_000_000;
/** How many exports are made at once; the others wait for their turn. */
const atOnce = 2;

export function createExporter(options: Options): Exporter {
  const { archive, copies, objects, folder, now = Date.now } = options;
  const { maxBytes = maxFileBytes, maxMediaBytes = maxMediaFileBytes } = options;
  const underWay = new Set<string>();
  const turns = createTurns(atOnce);

  const makeIn = async (
    place: string,
    userId: string,
    { labels, signal, progress }: Making,
  ): Promise<Made> => {
    const exportedAt = new Date(now()).toISOString();
    const total = await countLibrary(userId, archive);
    const list = createMediaList();
    const entries = withFiles(readLibrary(userId, archive), {
      copies,
      mostBytes: maxMediaBytes - 1_000,
    });
    const spool = await writeSpool(listed(entries, list), join(place, "library"), {
      signal,
      written: (done) => progress({ kind: "reading", done, total: Math.max(done, total) }),
    });
    progress({ kind: "packing" });
    const files = list.files();
    const lost = new Set<string>();
    const reading = { objects, lost: ({ sha256 }: ListedFile) => void lost.add(sha256) };
    const { paths, hasMedia } = await writeParts(spool, {
      ...{ folder: place, maxBytes, exportedAt, labels, signal },
      media: { bytes: packedBytes(files), files: () => storedFiles(files, reading) },
    });
    const groups = hasMedia ? [] : groupsOf(files, maxMediaBytes);
    return {
      counts: spool.counts,
      exportedAt,
      fileCount: paths.length + groups.length,
      async *files() {
        for (const [index, path] of paths.entries())
          yield { path, kind: "library", number: index + 1 };
        let number = 0;
        for await (const path of mediaZips(groups, {
          ...reading,
          folder: place,
          exportedAt,
          signal,
        }))
          yield { path, kind: "media", number: ++number };
      },
      media: {
        count: files.length,
        zips: groups.length,
        lost: () => lost.size,
        tooLarge: list.large(),
      },
    };
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

async function* listed(
  entries: AsyncIterable<LibraryEntry>,
  list: MediaList,
): AsyncGenerator<LibraryEntry> {
  for await (const entry of entries) {
    list.add(entry);
    yield entry;
  }
}
