import type { DatabaseSync } from "node:sqlite";
import { fold } from "../text/fold.ts";
import { isSpaced, tokensOf } from "../text/tokens.ts";
import type { SearchDocument } from "./document.ts";

/**
 * Puts documents in place of what is known of the same tweets, and removes tweets, in one transaction.
 * Returns the words of the documents.
 */
export function writeDocuments(
  database: DatabaseSync,
  { put, remove }: { put: readonly SearchDocument[]; remove: readonly string[] },
): ReadonlySet<string> {
  const words = new Set<string>();
  if (put.length + remove.length === 0) return words;
  const statements = prepare(database);
  database.exec("BEGIN");
  try {
    for (const tweetId of remove) statements.remove(tweetId);
    for (const document of put) for (const word of statements.put(document)) words.add(word);
    database.exec("COMMIT");
    return words;
  } catch (cause) {
    database.exec("ROLLBACK");
    throw cause;
  }
}

function prepare(database: DatabaseSync) {
  const find = database.prepare("SELECT id FROM tweets WHERE tweetId = ?");
  const removals = ["tweets", "tags"].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE id = ?`),
  );
  const removeTexts = ["words", "parts"].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE rowid = ?`),
  );
  const insert = database.prepare(
    "INSERT INTO tweets (tweetId, changedAt, savedAt, postedAt, handle, author, language, chat, has, isIncomplete, isGone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const insertTag = database.prepare("INSERT OR IGNORE INTO tags (tag, id) VALUES (?, ?)");
  const insertWords = database.prepare("INSERT INTO words (rowid, head, body) VALUES (?, ?, ?)");
  const insertParts = database.prepare("INSERT INTO parts (rowid, body) VALUES (?, ?)");

  const stopWaiting = database.prepare("DELETE FROM waiting WHERE tweetId = ?");

  const remove = (tweetId: string): void => {
    stopWaiting.run(tweetId);
    const id = find.get(tweetId)?.id;
    if (typeof id !== "number") return;
    for (const statement of [...removals, ...removeTexts]) statement.run(id);
  };

  return {
    remove,
    /** Returns its words. */
    put(document: SearchDocument): string[] {
      const { tweetId, changedAt, savedAt, postedAt, handle, author, language, chat } = document;
      remove(tweetId);
      const { lastInsertRowid: id } = insert.run(
        tweetId,
        changedAt,
        savedAt,
        postedAt,
        handle,
        author,
        language,
        chat,
        document.has.join(" "),
        Number(document.isIncomplete),
        Number(document.isGone),
      );
      for (const tag of document.tags) insertTag.run(tag, id);
      const head = tokensOf(fold(document.head));
      const body = tokensOf(fold(document.body));
      insertWords.run(id, head.join(" "), body.join(" "));
      const all = [...head, ...body];
      insertParts.run(id, all.filter(isSpaced).join(" "));
      return all;
    },
  };
}
