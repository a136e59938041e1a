import type { Readable } from "node:stream";
import type { CopyFailure } from "@memory/copies/rows/copy";
import type { AbsenceReason, Media, MissingPart } from "@memory/shared/contracts/tweet";
import type { LibraryEntry } from "./library-file.ts";

export type Counts = Readonly<Record<LibraryEntry["state"], number>>;

/** What one ZIP of an export holds: some of the library's tweets, in order, in every format. */
export type Slice = {
  /** Counts the ZIPs of the export from 1. */
  readonly part: number;
  /** Whether no ZIP follows it. */
  readonly isLast: boolean;
  /** How many entries the slice has. */
  readonly count: number;
  /** How many pages of library.html the slices before it have. */
  readonly pagesBefore: number;
  /** When the library was read: ISO-8601 UTC with milliseconds. */
  readonly exportedAt: string;
  /** Of the whole library. */
  readonly counts: Counts;
  /** Reads the entries anew: all of them, or those from the place `from` to before the place `to`. */
  entries(from?: number, to?: number): AsyncIterable<LibraryEntry>;
};

/** A file of a ZIP. If it may become large, its content is made when it is written, piece by piece. */
export type ExportFile = {
  readonly path: string;
  readonly content: string | (() => AsyncIterable<string>);
};

/** A file of a ZIP that is put in as it is, read while the ZIP is written. */
export type StoredFile = {
  readonly path: string;
  readonly bytes: number;
  readonly content: Readable;
};

/** Makes the files of one format. */
export type Format = (
  slice: Slice,
  labels: ExportLabels,
) => Iterable<ExportFile> | AsyncIterable<ExportFile>;

/** `memory.json`, `memory-2.json`: so named, the files of several ZIPs fit into one folder. */
export const numbered = (stem: string, extension: string, number: number): string =>
  `${stem}${number === 1 ? "" : `-${number}`}.${extension}`;

/** What an export says in the person's language, as plain text. */
export type ExportLabels = {
  /** An IETF tag. */
  readonly language: string;
  readonly title: string;
  readonly states: Readonly<Record<LibraryEntry["state"], string>>;
  readonly counts: (counts: Counts) => string;
  /** A date for people, of an ISO-8601 time; of anything else, the text as it is. */
  readonly date: (time: string) => string;
  readonly saved: string;
  readonly deleted: string;
  readonly note: string;
  readonly foundIn: string;
  readonly forwardedFrom: string;
  readonly notKept: string;
  readonly missing: Readonly<Record<MissingPart, string>>;
  readonly absent: Readonly<Record<AbsenceReason, string>>;
  readonly media: Readonly<Record<Media["kind"], string>>;
  /** Why a file is not in the export. */
  readonly copies: {
    readonly later: string;
    readonly failed: Readonly<Record<CopyFailure, string>>;
    /** Its owner had it taken down. */
    readonly takenDown: string;
  };
  /** Its copy has too many bytes for the export. */
  readonly tooLargeToExport: string;
  readonly quoted: string;
  readonly answered: string;
  readonly thread: string;
  readonly votes: (votes: number) => string;
  readonly communityNote: string;
  readonly repostedBy: string;
  readonly open: string;
  readonly toFollow: string;
  readonly newer: string;
  readonly older: string;
  readonly page: (page: number) => string;
  readonly nothing: string;
  /** The README of a ZIP: what each file is, and what can be done with it. */
  readonly readme: (slice: Pick<Slice, "part" | "isLast" | "counts" | "exportedAt">) => string;
};
