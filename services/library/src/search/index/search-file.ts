import type { DatabaseSync } from "node:sqlite";
import { parseQuery } from "../query/parse-query.ts";
import type { ChangedClaim } from "../source.ts";
import type { SearchDocument } from "./document.ts";
import { type Found, findTweets, type Page } from "./find-tweets.ts";
import { createMisspellings, type Misspellings } from "./misspellings.ts";
import { writeDocuments } from "./write-documents.ts";

/** Whose file it is, and how far it follows the tables. */
export type FileState = {
  readonly userId?: string;
  /** The person's `forgottenAt` when the file was made; empty if rows may still have gone since. */
  readonly forgottenAt?: string;
  /** The latest change of a claim that is in the file, and when it came there, by our own clock. */
  readonly changedAt?: string;
  readonly followedAt?: string;
  /** Later changes than this are read the next time. */
  readonly since?: string;
};

/** Kept tweets that are to be written, and tweets that are kept but have no item yet. */
export type Writing = {
  readonly put: readonly SearchDocument[];
  readonly waiting: readonly string[];
};

export type SearchFile = ReturnType<typeof searchFileOf>;

/** One person's open search file. */
export function searchFileOf(database: DatabaseSync) {
  let misspellings: Misspellings | undefined;
  const loadMisspellings = (): Misspellings =>
    createMisspellings(textsOf(database, "SELECT term AS text FROM vocabulary"));

  return {
    state: (): FileState =>
      Object.fromEntries(
        database
          .prepare("SELECT name, value FROM state")
          .all()
          .map(({ name, value }) => [name, value]),
      ),

    setState(state: FileState): void {
      const set = database.prepare("INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)");
      for (const [name, value] of Object.entries(state)) set.run(name, value);
    },

    /** The tweets that are kept but had no item when they were last read. */
    waiting: (): string[] => textsOf(database, "SELECT tweetId AS text FROM waiting"),

    /** Removes what is kept no more, and returns the kept tweets whose claim has changed since. */
    compare(claims: readonly ChangedClaim[]): string[] {
      const find = database.prepare("SELECT changedAt FROM tweets WHERE tweetId = ?");
      const kept = claims.filter(({ State }) => State === "kept");
      const others = claims.filter(({ State }) => State !== "kept");
      writeDocuments(database, { put: [], remove: others.map(({ TweetID }) => TweetID) });
      return kept
        .filter(({ TweetID, ChangedAt }) => find.get(TweetID)?.changedAt !== ChangedAt)
        .map(({ TweetID }) => TweetID);
    },

    write({ put, waiting }: Writing): void {
      const words = writeDocuments(database, { put, remove: waiting });
      const wait = database.prepare("INSERT OR IGNORE INTO waiting (tweetId) VALUES (?)");
      for (const tweetId of waiting) wait.run(tweetId);
      if (misspellings?.add(words) === "too-many") misspellings = undefined;
    },

    find(typed: string, page: Page): Found {
      const misspelled = (word: string) => {
        misspellings ??= loadMisspellings();
        return misspellings.nearTo(word);
      };
      return findTweets(database, parseQuery(typed), { page, misspelled });
    },

    close: (): void => database.close(),
  };
}

const textsOf = (database: DatabaseSync, sql: string): string[] =>
  database
    .prepare(sql)
    .all()
    .map(({ text }) => String(text));
