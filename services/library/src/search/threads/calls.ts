import { closeSync, existsSync, openSync } from "node:fs";
import type { Found, Page } from "../index/find-tweets.ts";
import { openSearchFile, removeSearchFile } from "../index/schema.ts";
import {
  type FileState,
  type SearchFile,
  searchFileOf,
  type Writing,
} from "../index/search-file.ts";
import type { ChangedClaim } from "../source.ts";

/** Each keeps up to 2 MB of pages, and the words for finding misspelled ones. */
const mostOpen = 8;

export type Opening = {
  readonly userId: string;
  readonly forgottenAt: string | undefined;
  /** Whether all that was forgotten is surely erased. */
  readonly isErased: boolean;
  /** Whether a file that is there is no longer to be used. */
  readonly isAnew: boolean;
};
export type Opened = Following & { readonly waiting: readonly string[] };
/** How far a file follows the tables. */
export type Following = Pick<FileState, "changedAt" | "followedAt" | "since">;
/** The file was removed between two calls. */
export class NoFileError extends Error {
  override readonly name = "NoFileError";
}

export type Calls = ReturnType<typeof createCalls>;

/** What a thread does with the search files of its persons, each at a path. Nothing of it waits. */
export function createCalls() {
  const open = new Map<string, SearchFile>();

  const close = (path: string): void => {
    try {
      open.get(path)?.close();
    } catch {
      // A file that cannot be closed well is found damaged when it is opened again.
    }
    open.delete(path);
  };

  const discard = (path: string): boolean => {
    const wasThere = existsSync(path);
    close(path);
    removeSearchFile(path);
    return wasThere;
  };

  const fileAt = (path: string, isMade = false): SearchFile => {
    if (!isMade && !existsSync(path)) throw new NoFileError(path);
    const file = open.get(path) ?? openOrMake(path, () => discard(path));
    // The last one in the map is the one used last.
    open.delete(path);
    open.set(path, file);
    const [oldest] = open.keys();
    if (open.size > mostOpen && oldest !== undefined) close(oldest);
    return file;
  };

  return {
    /** Opens the person's file, or makes one, and says how far it follows the tables. */
    open(path: string, { userId, forgottenAt = "", isErased, isAnew }: Opening): Opened {
      if (isAnew) discard(path);
      const file = fileAt(path, true);
      const state = file.state();
      const isOver = forgottenAt > (state.forgottenAt ?? "");
      if (state.userId === userId && !isOver) return { ...state, waiting: file.waiting() };
      discard(path);
      fileAt(path, true).setState({ userId, forgottenAt: isErased ? forgottenAt : "" });
      return { waiting: [] };
    },
    state: (path: string): FileState => fileAt(path).state(),
    compare: (path: string, claims: readonly ChangedClaim[]): string[] =>
      fileAt(path).compare(claims),
    write: (path: string, writing: Writing): void => fileAt(path).write(writing),
    follow: (path: string, following: Following): void => fileAt(path).setState(following),
    find: (path: string, typed: string, page: Page): Found => fileAt(path).find(typed, page),
    /** Removes the file; false if there was none. */
    discard,
    closeAll: (): void => {
      for (const path of [...open.keys()]) close(path);
    },
  };
}

function openOrMake(path: string, discard: () => void): SearchFile {
  const found = openPrivately(path);
  if (found !== undefined) return found;
  discard();
  const made = openPrivately(path);
  if (made === undefined) throw new Error("no search file can be made");
  return made;
}

/** Nobody but the owner may read the file, nor what SQLite puts beside it, which takes over its mode. */
function openPrivately(path: string): SearchFile | undefined {
  if (!existsSync(path)) removeSearchFile(path);
  closeSync(openSync(path, "a", 0o600));
  const database = openSearchFile(path);
  return database && searchFileOf(database);
}
