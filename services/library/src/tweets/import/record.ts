import type { Link, NotATweetReason } from "@memory/shared/contracts/link";
import type { LibraryEntry } from "../export/library-file.ts";

/** What one record of a file is: the tweet it stands for, whole from Memory's own file, or why it is none. */
export type ImportRecord = Where & Content;
export type Content = LinkRecord | EntryRecord | RefusedRecord | Elsewhere | Unread;

export type Where = {
  /** The line that the record begins on, from 1. */
  readonly line: number;
  /** The file within the ZIP. */
  readonly file?: string;
};

/** A tweet that was kept elsewhere, by its link alone. */
export type LinkRecord = {
  readonly kind: "link";
  readonly link: Link;
  readonly tags: readonly string[];
  readonly note?: string;
  /** When it was kept there: ISO-8601 UTC with milliseconds. */
  readonly savedAt?: string;
};

/** An entry of a library that left Memory by /export. */
type EntryRecord = { readonly kind: "entry"; readonly entry: LibraryEntry };

/** It is meant to be a tweet, and none can be had of it. `shown` quotes it. */
export type RefusedRecord = {
  readonly kind: "refused";
  readonly why: RefusedWhy;
  readonly shown: string;
};
/** `rounded`: a spreadsheet has rounded the id, as `1.78E+18`. `no-link`: it has neither a link nor an id. */
export type RefusedWhy = NotATweetReason | "rounded" | "no-link" | "unreadable";

/** A link to another site than X. */
type Elsewhere = { readonly kind: "elsewhere" };

/** The file, or the rest of it, is none that can be read. */
type Unread = { readonly kind: "unread"; readonly what: Unreadable };
export type Unreadable =
  | { readonly kind: UnknownFile }
  /** A table without a column of links or ids. */
  | { readonly kind: "columns" | "fields"; readonly names: readonly string[] }
  /** A ZIP without a file that can be read; `names` are some of what is in it. */
  | { readonly kind: "zip"; readonly names: readonly string[] };

/** What a file is that cannot be read, or what ends it. */
export type UnknownFile =
  | "empty"
  | "picture"
  | "video"
  | "pdf"
  | "spreadsheet"
  | "web-page"
  | "archive"
  | "binary"
  | "no-links"
  /** It is cut off, or is not what its beginning promises. */
  | "broken"
  | "too-large"
  | "newer-library"
  | "too-many";
