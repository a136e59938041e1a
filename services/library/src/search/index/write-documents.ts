import type { DatabaseSync } from "node:sqlite";
import { fold } from "../text/fold.ts";
import { isSpaced, tokensOf } from "../text/tokens.ts";
import type { SearchDocument } from "./document.ts";

/** Puts documents in place of what is known of the same tweets, and removes tweets, in one transaction. */
export function writeDocuments(
  database: DatabaseSync,
  { put, remove }: { put: readonly SearchDocument[]; remove: readonly string[] },
): void {
  const statements = prepare(database);
  database.exec("BEGIN");
  try {
    for (const tweetId of remove) statements.remove(tweetId);
    for (const document of put) statements.put(document);
    database.exec("COMMIT");
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

  const remove = (tweetId: string): void => {
    const id = find.get(tweetId)?.id;
    if (typeof id !== "number") return;
    for (const statement of [...removals, ...removeTexts]) statement.run(id);
  };

  return {
    remove,
    put(document: SearchDocument): void {
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
      insertParts.run(id, [...head, ...body].filter(isSpaced).join(" "));
    },
  };
}
