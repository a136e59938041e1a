import type { Readable } from "node:stream";
import type { Copy } from "./rows/copy.ts";

/** The copies of a tweet's files, whoever keeps the tweet. Every verb may run again after it was cut off anywhere. */
export type Copies = {
  /** What is known of the tweet's files, as it is now. */
  list(tweetId: string): Promise<Copy[]>;
  /**
   * Makes the caller the only one who changes the tweet's copies, until `end` or for a minute after the last
   * `renew`. Undefined while another has the lease.
   */
  lease(tweetId: string): Promise<CopyLease | undefined>;
  /**
   * Removes the copies of a tweet that nobody keeps any more, with every object that serves no other. Does nothing
   * if somebody keeps it. Throws a RetryableError while another has the lease.
   */
  eraseUnkept(tweetId: string): Promise<Erased>;
  /** What Telegram calls the object when this bot sends it as this kind. */
  fileId(sha256: string, sent: SentAs): Promise<string | undefined>;
  noteFileId(sha256: string, sent: SentAs, fileId: string): Promise<void>;
  /** Forgets a name that Telegram does not know any more. */
  dropFileId(sha256: string, sent: SentAs): Promise<void>;
  /** The bytes of all objects together. */
  totalBytes(): Promise<number>;
};

export type SentAs = {
  readonly botId: string;
  readonly kind: "photo" | "video" | "animation" | "document";
};

/** How many rows of files and how many objects were removed. */
export type Erased = { readonly copies: number; readonly objects: number; readonly bytes: number };

/** The right to change the copies of one tweet. Each verb throws if the lease is lost. */
export type CopyLease = {
  renew(): Promise<void>;
  /** Writes what became of a file that is not kept. */
  note(copy: Copy): Promise<void>;
  /**
   * Keeps a file that lies complete at `path`: writes the row, then the object unless it is there, then that it is
   * kept. Throws a RetryableError while the same object is being erased.
   */
  keep(copy: KeptCopy, path: string): Promise<void>;
  end(): Promise<void>;
};
export type KeptCopy = Copy & {
  readonly Status: "kept";
  readonly Sha256: string;
  readonly Bytes: number;
  readonly Type: string;
};

/** The bucket. Objects are named by what they hold, `sha256/<hex>`, so one is never changed. */
export type Objects = {
  /** Sends the file at `path` in one streamed request; does nothing if the object is there. */
  put(object: StoredObject, path: string): Promise<void>;
  /** Undefined if there is no such object. `range`: first and last byte, both included. */
  open(sha256: string, range?: readonly [number, number]): Promise<Readable | undefined>;
  remove(sha256: string): Promise<void>;
  /** An address that anybody can read the object by, for so many seconds. */
  signedUrl(sha256: string, options: SignedUrlOptions): Promise<string>;
  close(): void;
};
export type StoredObject = {
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
};
export type SignedUrlOptions = { readonly seconds: number; readonly fileName?: string };
