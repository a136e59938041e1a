import type { Copy } from "@memory/copies/rows/copy";
import { isKept } from "../../tweets/copies/known-copies.ts";
import type { CopyWords } from "../../words/copies/words.ts";

/** What is known of the copy of a file, in plain text. */
export function copyState(copy: Copy, words: CopyWords): string {
  if (isKept(copy)) return words.kept(words.size(copy.Bytes), copy.Variant !== undefined);
  const { Status, Why } = copy;
  if (Status === "kept" || Status === "later") return words.later;
  return Status === "refused" && Why === "dmca" ? words.takenDown : words.failed[Status];
}
