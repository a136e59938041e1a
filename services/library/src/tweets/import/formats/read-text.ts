import { decodeText, linesOf } from "../decode-text.ts";
import type { SourceFile } from "../file.ts";
import { linkOfId, linksIn, recordOfLink } from "../link-of.ts";
import type { Content, ImportRecord } from "../record.ts";

/** Any text: each link to X is a record, and each line that is nothing but a tweet's id. */
export async function* readText(file: SourceFile): AsyncGenerator<ImportRecord> {
  let found = 0;
  for await (const { line, text } of linesOf(decodeText(file.open()))) {
    for (const record of recordsIn(text)) {
      found += 1;
      yield { ...record, line };
    }
  }
  if (found === 0) yield { kind: "unread", what: { kind: "no-links" }, line: 1 };
}

/** Shorter numbers on a line may be anything. */
const loneId = /^\s*([1-9]\d{14,19})\s*$/;

function recordsIn(text: string): Content[] {
  const id = loneId.exec(text)?.[1];
  const links = id === undefined ? linksIn(text) : [linkOfId(id)];
  if (links.length > 0) return links.map(recordOfLink);
  return /https?:\/\//i.test(text) ? [{ kind: "elsewhere" }] : [];
}
