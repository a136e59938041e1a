import type { ImportRecord, Where } from "./record.ts";
import { takeEntry } from "./take-entry.ts";
import { takeLink } from "./take-link.ts";
import type { Importing, Outcome, Ports, Taking } from "./taking.ts";

/** What became of a record: a line of the report. */
export type Taken = Where & { readonly shown: string } & Outcome;
const atOnce = 16;
/** More records are not taken from one file: a person has no more, but a ZIP may. */
const maxRecords = 100_000;

/**
 * Takes the records of a file, several at once, and tells what became of each, in order. Whatever has been taken
 * before is recognized, so the same file may be sent, or the message delivered, any number of times.
 */
export async function* takeRecords(
  records: AsyncIterable<ImportRecord>,
  importing: Importing,
  ports: Ports,
): AsyncGenerator<Taken> {
  const underWay: Promise<Taken>[] = [];
  const seen = new Set<string>();
  let position = 0;
  for await (const record of records) {
    if (position >= maxRecords) {
      const what = { kind: "too-many" } as const;
      underWay.push(Promise.resolve({ outcome: "unread", what, ...whereOf(record), shown: "" }));
      break;
    }
    const taking = takeRecord(record, { importing, position, ports }, seen);
    // Whoever waits for it learns of its failure; until then nobody does.
    taking.catch(() => {});
    underWay.push(taking);
    position += 1;
    const first = underWay.length < atOnce ? undefined : underWay.shift();
    if (first !== undefined) yield await first;
  }
  for (const taking of underWay) yield await taking;
}

/** `seen` holds the links of the file so far. */
async function takeRecord(record: ImportRecord, taking: Taking, seen: Set<string>): Promise<Taken> {
  const where = whereOf(record);
  switch (record.kind) {
    case "elsewhere":
      return { ...where, shown: "", outcome: "elsewhere" };
    case "unread":
      return { ...where, shown: "", outcome: "unread", what: record.what };
    case "refused":
      return { ...where, shown: record.shown, outcome: "refused", why: record.why };
    case "entry": {
      const { entry } = record;
      const shown = entry.url ?? `https://x.com/i/status/${entry.id}`;
      if (isTwice(`tweet:${entry.id}`, seen)) return { ...where, shown, outcome: "twice" };
      return { ...where, shown, ...(await takeEntry(entry, taking)) };
    }
    case "link": {
      const { key, url: shown } = record.link;
      if (isTwice(key, seen)) return { ...where, shown, outcome: "twice" };
      return { ...where, shown, ...(await takeLink(record, taking)) };
    }
  }
}

const whereOf = ({ line, file }: ImportRecord): Where =>
  file === undefined ? { line } : { line, file };

function isTwice(key: string, seen: Set<string>): boolean {
  const isThere = seen.has(key);
  seen.add(key);
  return isThere;
}
