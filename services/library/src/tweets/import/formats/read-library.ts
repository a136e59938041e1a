import { LibraryEntry, libraryFormat, libraryVersion } from "../../export/library-file.ts";
import { decodeText } from "../decode-text.ts";
import type { SourceFile } from "../file.ts";
import { quoted } from "../link-of.ts";
import type { ImportRecord } from "../record.ts";
import { splitJson } from "./split-json.ts";

const formatMark = new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${libraryFormat}"`);
const versionMark = /"version"\s*:\s*(\d+)/;

/** Whether a text begins a library that left Memory by /export. */
export const isLibrary = (head: string): boolean => formatMark.test(head);

/** Memory's own file, whose entries are whole tweets. */
export async function* readLibrary(file: SourceFile, head: string): AsyncGenerator<ImportRecord> {
  if (Number(versionMark.exec(head)?.[1]) > libraryVersion) {
    yield { kind: "unread", what: { kind: "newer-library" }, line: 1 };
    return;
  }
  const json = splitJson();
  for await (const chunk of decodeText(file.open())) {
    for (const { of, text, line } of json.elements(chunk)) {
      if (of === "tweets") yield { ...entryIn(text), line };
    }
  }
  if (!json.isWhole()) yield { kind: "unread", what: { kind: "broken" }, line: 1 };
}

function entryIn(text: string) {
  const parsed = LibraryEntry.safeParse(parsedOrNothing(text));
  if (parsed.success) return { kind: "entry", entry: parsed.data } as const;
  return { kind: "refused", why: "unreadable", shown: quoted(text) } as const;
}

function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
