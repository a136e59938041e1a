import type { DatabaseSync } from "node:sqlite";
import type { SearchDocument } from "@memory/library/search/index/document";
import { findTweets } from "@memory/library/search/index/find-tweets";
import { createMisspellings } from "@memory/library/search/index/misspellings";
import { openSearchFile } from "@memory/library/search/index/schema";
import { writeDocuments } from "@memory/library/search/index/write-documents";
import { parseQuery } from "@memory/library/search/query/parse-query";

/** The documents in a search file at the path; `:memory:` keeps it off the disk. */
export function writeSearchFile(path: string, put: readonly SearchDocument[]): DatabaseSync {
  const database = openSearchFile(path);
  if (database === undefined) throw new Error("the search file cannot be opened");
  writeDocuments(database, { put, remove: [] });
  return database;
}

/** Answers with the ids of the best fifty tweets, the best first. */
export function memorySearchOf(database: DatabaseSync) {
  const terms = database.prepare("SELECT term FROM vocabulary").all();
  const { nearTo: misspelled } = createMisspellings(terms.map(({ term }) => String(term)));
  const page = { offset: 0, limit: 50 };
  return (typed: string): string[] =>
    findTweets(database, parseQuery(typed), { page, misspelled }).hits.map(
      ({ tweetId }) => tweetId,
    );
}
