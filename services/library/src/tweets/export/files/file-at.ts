import { mediaKey } from "@memory/shared/contracts/media/media-key";
import type { LibraryEntry } from "../library-file.ts";
import type { ExportedFile } from "./exported-file.ts";

/** What is known of the copy of the file at this address of its source. */
export type FileAt = (url: string | undefined) => ExportedFile | undefined;

export function fileAtOf({ files = [] }: LibraryEntry): FileAt {
  const byKey = new Map(files.map((file) => [mediaKey(file.url), file]));
  return (url) => (url === undefined ? undefined : byKey.get(mediaKey(url)));
}
