import type { SearchDocument } from "@memory/library/search/index/document";
import MiniSearch from "minisearch";

/** The same documents in MiniSearch with its defaults; the best hits first. */
export function miniSearchOf(documents: readonly SearchDocument[]) {
  const index = new MiniSearch({ idField: "tweetId", fields: ["head", "body"] });
  index.addAll(documents);
  return (typed: string): string[] => index.search(typed).map(({ id }) => String(id));
}
