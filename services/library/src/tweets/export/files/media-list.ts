import type { LibraryEntry } from "../library-file.ts";

/** An object of the bucket that an export holds. */
export type ListedFile = { readonly path: string; readonly sha256: string; readonly bytes: number };
/** A copy that has too many bytes for a file that a bot may send. */
export type LargeFile = {
  readonly tweetId: string;
  readonly kind: "photo" | "video" | "gif";
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
};

export type MediaList = ReturnType<typeof createMediaList>;

/** The files that the entries of an export name, each once, in the order in which they are named. */
export function createMediaList() {
  const listed = new Map<string, ListedFile>();
  const large = new Map<string, LargeFile>();
  return {
    add({ id: tweetId, files = [] }: LibraryEntry): void {
      for (const { path, copy, kind } of files) {
        if (!("sha256" in copy)) continue;
        const { sha256, bytes, type } = copy;
        if (path !== undefined) listed.set(sha256, { path, sha256, bytes });
        else if (kind === "photo" || kind === "video" || kind === "gif")
          large.set(sha256, { tweetId, kind, sha256, bytes, type });
      }
    },
    files: (): readonly ListedFile[] => [...listed.values()],
    large: (): readonly LargeFile[] => [...large.values()],
  };
}

/** What a ZIP has besides the bytes of a file: its name, twice, and the facts. */
const overhead = 350;

export const packedBytes = (files: readonly ListedFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes + overhead, 0);

/** The files in groups of at most so many bytes. */
export function groupsOf(files: readonly ListedFile[], mostBytes: number): ListedFile[][] {
  const groups: ListedFile[][] = [];
  let room = 0;
  for (const file of files) {
    const bytes = file.bytes + overhead;
    if (bytes > room) {
      groups.push([]);
      room = mostBytes;
    }
    groups.at(-1)?.push(file);
    room -= bytes;
  }
  return groups;
}
