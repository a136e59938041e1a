import type { Log } from "@memory/shared/process/log";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { keptFilesIn } from "./files/kept-files.ts";
import { ownFolder } from "./files/own-folder.ts";
import { startSweeping } from "./files/sweep.ts";
import { createTurns } from "./files/turns.ts";
import type { Found, Page } from "./index/find-tweets.ts";
import type { Source } from "./source.ts";
import { createPool } from "./threads/pool.ts";
import { SearchFileError } from "./threads/thread.ts";

export type Hit = {
  readonly tweetId: string;
  /** Folded words that may stand in its texts, for a snippet. */
  readonly words: readonly string[];
};
export type SearchFound = Pick<Found, "total" | "without" | "nearest"> & {
  readonly hits: readonly Hit[];
};

export type { Page };

export type Search = {
  /**
   * The person's kept tweets that match what they typed, whatever it is: the best first, of equal ones
   * the newest. Knows every change of the archive that was over before. Throws a PermanentError if it
   * takes too long.
   */
  find(userId: string, typed: string, page: Page): Promise<SearchFound>;
  /** Removes what this copy of library has on disk of the person. Returns how many files that were. */
  forget(userId: string): Promise<number>;
  /** Resolves when what was asked is done. */
  close(): Promise<void>;
};

type Options = {
  /** Where the files are; those of other copies of library may be there too. */
  readonly folder: string;
  /** How large all files together may be. */
  readonly mostBytes: number;
  readonly source: Source;
  readonly log: Log;
  readonly threads?: number;
  readonly now?: () => number;
};

/**
 * While people are being forgotten, rows go without a trace: a file made within this time is not used
 * again.
 */
const forgettingMs = 15 * 60_000;
const hourMs = 3_600_000;

/** Searches in what people keep, by a file for each person that is rebuilt from the tables as needed. */
export function createSearch(options: Options): Search {
  const { folder, mostBytes, source, log, threads, now = Date.now } = options;
  const own = ownFolder(folder);
  const files = keptFilesIn(own.path, now);
  const pool = createPool(threads);
  const turns = createTurns();

  const find = async (userId: string, typed: string, page: Page, isAnew: boolean) => {
    const name = files.nameOf(userId);
    files.use(name);
    const [path, call] = [files.pathOf(name), pool.callsOn(name)];
    const forgottenAt = await source.forgottenAt(userId);
    const isErased = !isBeingForgotten(forgottenAt, now());
    const opened = await call("open", path, { userId, forgottenAt, isErased, isAnew });
    const grown = () => makeRoom(name, turns.isTaken);
    await bringUpToDate({ userId, path, opened, call, source, now: now(), grown });
    return call("find", path, typed, page);
  };

  const discard = async (name: string): Promise<number> => {
    const wasThere = await pool.callsOn(name)("discard", files.pathOf(name));
    await files.note(name);
    return Number(wasThere);
  };

  /** Removes the files that were used longest ago until the others are within the bound. */
  const makeRoom = async (used: string, isInUse: (name: string) => boolean): Promise<void> => {
    await files.note(used);
    for (const name of files.takeBeyond(mostBytes, isInUse)) {
      if (name === used) await discard(name);
      else await turns.take(name, () => discard(name));
    }
  };

  /** Removes a file that is damaged, or of a person who had everything forgotten since it was made. */
  const check = async (name: string): Promise<void> => {
    const isOver = await pool
      .callsOn(name)("state", files.pathOf(name))
      .then(
        async ({ userId = "", forgottenAt = "" }) =>
          userId === "" || ((await source.forgottenAt(userId)) ?? "") > forgottenAt,
        (error) => error instanceof SearchFileError || Promise.reject(error),
      );
    if (isOver) await discard(name);
  };
  const sweeping = startSweeping({
    names: files.names,
    check: (name) => turns.take(name, () => check(name)),
    everyMs: hourMs,
    failed: (err) => log.warn({ err }, "search files cannot be checked"),
  });

  return {
    async find(userId, typed, page) {
      const name = files.nameOf(userId);
      const found = turns.take(name, async () => {
        try {
          return await find(userId, typed, page, false);
        } catch (error) {
          if (!(error instanceof SearchFileError)) throw error;
          log.warn({ why: error.message }, "a search file is built anew");
          return find(userId, typed, page, true);
        }
      });
      turns
        .take(name, () => makeRoom(name, (other) => other !== name && turns.isTaken(other)))
        .catch((err) => log.warn({ err }, "search files cannot be counted"));
      const { hits, words, ...rest } = await found;
      return { ...rest, hits: hits.map(({ tweetId }) => ({ tweetId, words })) };
    },
    forget(userId) {
      const name = files.nameOf(userId);
      return turns.take(name, () => discard(name));
    },
    async close() {
      await sweeping.close();
      await turns.idle();
      await pool.close();
      own.release();
    },
  };
}

const isBeingForgotten = (forgottenAt: string | undefined, now: number): boolean =>
  forgottenAt !== undefined && Math.abs(now - Date.parse(forgottenAt)) < forgettingMs;
