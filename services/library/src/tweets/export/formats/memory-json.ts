import { jsonLine } from "../json-line.ts";
import { type LibraryHeader, libraryFormat, libraryVersion } from "../library-file.ts";
import { type Format, numbered, type Slice } from "../slice.ts";

/** `memory.json`, which `/import` reads back; see `library-file.ts`. */
export const memoryJson: Format = (slice) => [
  { path: numbered("memory", "json", slice.part), content: () => lines(slice) },
];

async function* lines({ part, exportedAt, entries }: Slice): AsyncGenerator<string> {
  const header: LibraryHeader = {
    format: libraryFormat,
    version: libraryVersion,
    exportedAt,
    part,
  };
  yield `${JSON.stringify(header).slice(0, -1)},"tweets":[`;
  let separator = "\n";
  for await (const entry of entries()) {
    yield separator + jsonLine(entry);
    separator = ",\n";
  }
  yield "\n]}\n";
}
