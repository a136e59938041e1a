import type { LibraryEntry } from "../export/library-file.ts";
import { linkOfId } from "./link-of.ts";
import { type Importing, type Outcome, type Ports, takeLink } from "./take-records.ts";

type Taking = { readonly importing: Importing; readonly position: number; readonly ports: Ports };

/** Puts an entry of Memory's own file back as it was, without asking any source. A pending one is asked for. */
export async function takeEntry(entry: LibraryEntry, taking: Taking): Promise<Outcome> {
  const { id, url, tags, note, savedAt } = entry;
  const link = { ...linkOfId(id), ...(url === undefined ? {} : { url }) };
  const record = { link, tags, savedAt, ...(note === undefined ? {} : { note }) };
  return takeLink(record, taking);
}
