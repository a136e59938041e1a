import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** Raised when the schema or the way of folding changes: files of another version are built anew. */
const version = 2;

/**
 * One person's search file. `words` holds every token; it is contentless, as is `parts` (trigrams of
 * words, for finding inside of them), since the texts themselves are in the archive. Their row ids
 * are `tweets.id`.
 */
const schema = `
  CREATE TABLE tweets (
    id INTEGER PRIMARY KEY,
    tweetId TEXT NOT NULL UNIQUE,
    changedAt TEXT NOT NULL,
    savedAt TEXT NOT NULL,
    postedAt TEXT NOT NULL,
    handle TEXT NOT NULL,
    author TEXT NOT NULL,
    language TEXT NOT NULL,
    chat TEXT NOT NULL,
    has TEXT NOT NULL,
    isIncomplete INTEGER NOT NULL,
    isGone INTEGER NOT NULL
  );
  CREATE INDEX tweetsBySavedAt ON tweets (savedAt);
  CREATE TABLE tags (tag TEXT, id INTEGER, PRIMARY KEY (tag, id)) WITHOUT ROWID;
  CREATE INDEX tagsById ON tags (id);
  CREATE VIRTUAL TABLE words USING fts5(
    head, body, content = '', contentless_delete = 1, tokenize = 'ascii'
  );
  CREATE VIRTUAL TABLE parts USING fts5(
    body, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
  );
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab('words', 'row');
  CREATE TABLE waiting (tweetId TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  PRAGMA user_version = ${version};
`;

/** How the names end of a search file and of its log of writes, which together are as large as it is. */
export const fileEnds = ["", "-wal"];
/** What else SQLite may have left beside it. */
const otherEnds = ["-shm", "-journal"];

/** Removes the file with all that is beside it: a log that stays would be applied to the next file. */
export function removeSearchFile(path: string): void {
  for (const end of [...fileEnds, ...otherEnds]) rmSync(path + end, { force: true });
}

/** Locked for one connection, SQLite needs no shared memory beside the file. */
const settings = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA journal_size_limit = 0;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -2000;
`;

/**
 * Opens a search file, or makes an empty one, for this connection alone. Undefined when the file is of
 * another version or damaged: the caller deletes it. The latest writes may be lost in a power cut, but
 * what is there then is whole.
 */
export function openSearchFile(path: string): DatabaseSync | undefined {
  const database = new DatabaseSync(path);
  try {
    database.exec(settings);
    const found = database.prepare("PRAGMA user_version").get()?.user_version;
    if (found === 0) database.exec(`BEGIN; ${schema} COMMIT`);
    else if (found !== version) {
      database.close();
      return undefined;
    }
    return database;
  } catch {
    // SQLite says in many ways that a file is none of its own. All end the same: it is built anew.
    database.close();
    return undefined;
  }
}
