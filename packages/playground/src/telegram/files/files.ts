import { randomBytes, randomInt } from "node:crypto";
import { extname } from "node:path";
import type { Readable } from "node:stream";
import type { ByteRange } from "@memory/shared/process/range-of";
import { createSpool } from "./spool.ts";

export type FileKind = "document" | "photo" | "video" | "animation";

export type Pixels = { width: number; height: number };

/** What a call or a person uploaded. It is deleted after the call unless it is kept. */
export type Upload = { name: string; type: string; bytes: number; key: string };

/** A file that was sent. One that was sent by its URL stays there: the playground fetches nothing. */
export type StoredFile = {
  id: string;
  uniqueId: string;
  kind: FileKind;
  /** What `getFile` gives, and what `/file/bot<token>/` is asked for. */
  filePath: string;
  name: string;
  type: string;
  /** Known of a photo that was uploaded. */
  pixels?: Pixels | undefined;
} & ({ key: string; bytes: number } | { url: string });

export type Files = ReturnType<typeof createFiles>;

const filesKept = 10_000;

/** Keeps what was sent: the newest 512 MiB, in this folder. Default: in one that is removed on `close`. */
export function createFiles(folder: string | undefined) {
  const spool = createSpool(folder);
  const kept = new Map<string, StoredFile>();
  let ofUploads = new WeakMap<Upload, StoredFile>();

  const drop = (file: StoredFile) => {
    kept.delete(file.id);
    if ("key" in file) spool.remove(file.key);
  };
  const makeRoom = (isFull: () => boolean) => {
    for (const file of kept.values()) {
      if (!isFull()) break;
      drop(file);
    }
  };
  const add = <T extends object>(kind: FileKind, name: string, type: string, where: T) => {
    const id = randomBytes(18).toString("base64url");
    const filePath = `${kind}s/file_${randomInt(2 ** 40)}${extname(name).replace(/[^.\w]/g, "")}`;
    const file = { id, uniqueId: id.slice(0, 16), kind, filePath, name, type, ...where };
    makeRoom(() => kept.size >= filesKept);
    return file;
  };

  return {
    /** Writes a stream to the disk as it comes. Throws FileTooLarge above `maxBytes`. */
    async receive(
      stream: Readable,
      { name, type, maxBytes }: { name: string; type: string; maxBytes: number },
    ): Promise<Upload> {
      const { key, bytes } = await spool.write(stream, maxBytes, makeRoom);
      return { name, type, bytes, key };
    },
    /** Keeps an upload and gives it an id. An upload that is sent twice is one file. */
    keep(upload: Upload, kind: FileKind, pixels?: Pixels): StoredFile {
      const before = ofUploads.get(upload);
      if (before !== undefined) return before;
      const { name, type, key, bytes } = upload;
      const file = add(kind, name, type, { key, bytes, ...(pixels && { pixels }) });
      kept.set(file.id, file);
      ofUploads.set(upload, file);
      return file;
    },
    /** Gives an id to a file that Telegram would fetch. */
    keepUrl(url: string, kind: FileKind): StoredFile {
      const file = add(kind, nameIn(url), typesOf[kind], { url });
      kept.set(file.id, file);
      return file;
    },
    /** Deletes the uploads that were not kept. */
    discard(uploads: Iterable<Upload>): void {
      for (const upload of uploads) if (!ofUploads.has(upload)) spool.remove(upload.key);
    },
    /** Deletes uploads, also those that were kept: what they were kept for did not happen. */
    takeBack(uploads: Iterable<Upload>): void {
      for (const upload of uploads) {
        const file = ofUploads.get(upload);
        if (file === undefined) spool.remove(upload.key);
        else drop(file);
      }
    },
    find: (id: string): StoredFile | undefined => kept.get(id),
    at: (filePath: string): StoredFile | undefined =>
      [...kept.values()].find((file) => file.filePath === filePath),
    read: ({ key }: { key: string }, range?: ByteRange): Readable => spool.read(key, range),
    readWhole: ({ key }: Upload): Buffer => spool.readWhole(key),
    all: (): readonly StoredFile[] => [...kept.values()],
    /** Adds the files of an earlier run. What else it left in the folder is removed. */
    bringBack(files: readonly StoredFile[]): void {
      const left = spool.open(files.flatMap((file) => ("key" in file ? [file] : [])));
      for (const file of files) if ("url" in file || left.has(file.key)) kept.set(file.id, file);
    },
    forget(): void {
      for (const file of kept.values()) drop(file);
      ofUploads = new WeakMap();
    },
    close: spool.close,
  };
}

const typesOf: Readonly<Record<FileKind, string>> = {
  document: "application/octet-stream",
  photo: "image/jpeg",
  video: "video/mp4",
  animation: "video/mp4",
};

const nameIn = (url: string): string => new URL(url).pathname.split("/").at(-1) || "file";
