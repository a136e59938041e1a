import type { SearchDocument } from "../../src/search/index/document.ts";
import { type Found, findTweets } from "../../src/search/index/find-tweets.ts";
import { createMisspellings } from "../../src/search/index/misspellings.ts";
import { openSearchFile } from "../../src/search/index/schema.ts";
import { writeDocuments } from "../../src/search/index/write-documents.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";

const example: SearchDocument = {
  tweetId: "1",
  changedAt: "2026-01-01T00:00:00.000Z",
  savedAt: "2026-01-01T00:00:00.000Z",
  postedAt: "2025-06-01T00:00:00.000Z",
  handle: "ada_dev",
  author: "ada writes",
  language: "en",
  chat: "",
  tags: [],
  has: [],
  isIncomplete: false,
  isGone: false,
  head: "ada_dev Ada Writes",
  body: "",
};

/** A search file in memory that holds tweets "1", "2", … with these texts or properties. */
export function libraryOf(...tweets: (string | Partial<SearchDocument>)[]) {
  const database = openSearchFile(":memory:");
  if (database === undefined) throw new Error("a new search file cannot be opened");
  const put = tweets.map((tweet, index) => ({
    ...example,
    tweetId: String(index + 1),
    savedAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    ...(typeof tweet === "string" ? { body: tweet } : tweet),
  }));
  writeDocuments(database, { put, remove: [] });
  const terms = database.prepare("SELECT term FROM vocabulary").all() as { term: string }[];
  const { nearTo: misspelled } = createMisspellings(terms.map(({ term }) => term));
  const find = (typed: string, page = { offset: 0, limit: 50 }): Found =>
    findTweets(database, parseQuery(typed), { page, misspelled });
  return { find, ids: (typed: string) => find(typed).hits.map(({ tweetId }) => tweetId), database };
}
