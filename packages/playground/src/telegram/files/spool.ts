import { randomBytes } from "node:crypto";
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ByteRange } from "@memory/shared/process/range-of";

const maxBytesInAll = 512 * 1024 * 1024;

export class FileTooLarge extends Error {
  override readonly name = "FileTooLarge";
}

type Spooled = { key: string; bytes: number };
type MakeRoom = (isFull: () => boolean) => void;

/**
 * A folder of files that others of the machine cannot read, at most 512 MiB in all. Default: a new folder for
 * temporary files, which is removed on `close`.
 */
export function createSpool(folder: string | undefined) {
  const sizes = new Map<string, number>();
  let bytesInAll = 0;
  let opened: string | undefined;

  const pathOf = (key: string): string => {
    opened ??= openFolder(folder);
    return join(opened, key);
  };
  const remove = (key: string) => {
    bytesInAll -= sizes.get(key) ?? 0;
    sizes.delete(key);
    rmSync(pathOf(key), { force: true });
  };

  return {
    /** Takes the files of an earlier run over and removes all others. Returns the keys of those that are there. */
    open(known: readonly Spooled[]): ReadonlySet<string> {
      const wanted = new Map(known.map(({ key, bytes }) => [key, bytes]));
      for (const key of readdirSync(pathOf("."))) {
        const bytes = wanted.get(key);
        if (bytes !== undefined) {
          sizes.set(key, bytes);
          bytesInAll += bytes;
        } else remove(key);
      }
      return new Set(sizes.keys());
    },
    /**
     * Writes a stream to a new file. Reads what is too large to its end, so that its sender hears the answer.
     * `makeRoom` is called before the folder grows too large.
     */
    async write(stream: Readable, maxBytes: number, makeRoom: MakeRoom): Promise<Spooled> {
      const key = randomBytes(12).toString("hex");
      let bytes = 0;
      async function* counted(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > maxBytes) continue;
          const isFull = () => bytesInAll + chunk.length > maxBytesInAll;
          makeRoom(isFull);
          if (isFull()) throw new Error("too many files are being sent at once");
          bytesInAll += chunk.length;
          sizes.set(key, bytes);
          yield chunk;
        }
      }
      try {
        const file = createWriteStream(pathOf(key), { flags: "wx", mode: 0o600 });
        await pipeline(stream, counted, file);
        if (bytes > maxBytes) throw new FileTooLarge(`the file has more than ${maxBytes} bytes`);
      } catch (error) {
        remove(key);
        throw error;
      }
      return { key, bytes };
    },
    /** The file, or its bytes from the first to the last of `range`, both included. */
    read: (key: string, range?: ByteRange): Readable =>
      createReadStream(pathOf(key), range && { start: range[0], end: range[1] }),
    readWhole: (key: string): Buffer => readFileSync(pathOf(key)),
    remove,
    close(): void {
      if (folder === undefined && opened !== undefined)
        rmSync(opened, { recursive: true, force: true });
    },
  };
}

function openFolder(folder: string | undefined): string {
  if (folder === undefined) return mkdtempSync(join(tmpdir(), "memory-playground-"));
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  return folder;
}
