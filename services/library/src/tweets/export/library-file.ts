import { Name, Url, Words } from "@memory/shared/contracts/bounded";
import { missingParts, Tweet, TweetId } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import { ExportedFile } from "./files/exported-file.ts";

/**
 * The file in which a library leaves Memory and comes back: `/export` writes it, `/import` reads it. It is one JSON
 * document, described for everybody in docs/export.md. Each entry is on a line of its own, so that a reader
 * needs to hold no more than a line:
 *
 *     {"format":"memory-library","version":1,"exportedAt":"…","part":1,"tweets":[
 *     {"id":"20","state":"kept",…},
 *     {"id":"21","state":"pending",…}
 *     ]}
 *
 * A large library is cut into several files, each of them a whole document.
 */
export const libraryFormat = "memory-library";

/** Raised when an older reader would misread the file; a new optional field does not raise it. */
export const libraryVersion = 1;

const time = z.iso.datetime({ precision: 3 });

/** Everything of the document but its entries: the first line, closed by `]}`. */
export const LibraryHeader = z.object({
  format: z.literal(libraryFormat),
  version: z.literal(libraryVersion),
  /** ISO-8601 UTC with milliseconds, as are the other times. */
  exportedAt: time,
  /** Counts the files of one export from 1. */
  part: z.number().int().min(1),
});
export type LibraryHeader = z.infer<typeof LibraryHeader>;

const entry = {
  /** The tweet's id: a string, since ids exceed 2^53. */
  id: TweetId,
  savedAt: time,
  /** The link as it was sent; absent if only the claim is known, as while it is pending. */
  url: Url.optional(),
  /** Where the link was found. */
  from: z
    .object({
      chatTitle: Name.optional(),
      forwardedFrom: Name.optional(),
      forwardedDate: Name.optional(),
    })
    .optional(),
  tags: z.array(Name).max(100),
  note: Words.optional(),
  /** The parts that the tweet is known to have, but that are not kept. */
  missing: z.array(z.enum(missingParts)).max(50),
  /** Its pictures, films and other files, as far as anything is known of their copies. */
  files: z.array(ExportedFile).max(2_000).optional(),
};

/** One tweet of the library. */
export const LibraryEntry = z.discriminatedUnion("state", [
  z.object({ ...entry, state: z.literal("kept"), tweet: Tweet }),
  /** The link is kept; no source has shown the tweet yet. */
  z.object({ ...entry, state: z.literal("pending") }),
  /** In the trash since `deletedAt`. */
  z.object({ ...entry, state: z.literal("trashed"), deletedAt: time, tweet: Tweet }),
]);
export type LibraryEntry = z.infer<typeof LibraryEntry>;

/** The whole document, for whoever can hold it. */
export const LibraryFile = LibraryHeader.extend({ tweets: z.array(LibraryEntry) });
export type LibraryFile = z.infer<typeof LibraryFile>;

/** The file's name in the ZIP of its part: `memory.json`, `memory-2.json`. */
export const isLibraryFile = (path: string): boolean => /(?:^|\/)memory(?:-\d+)?\.json$/.test(path);
