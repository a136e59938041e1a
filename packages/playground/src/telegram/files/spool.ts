import { randomBytes } from "node:crypto";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const maxBytesInAll = 512 * 1024 * 1024;

export class FileTooLarge extends Error {
  override readonly name = "FileTooLarge";
}

type MakeRoom = (isFull: () => boolean) => void;

/**
 * A folder of files that others of the machine cannot read, at most 512 MiB in all. What an earlier run left in
 * it is removed. Default: a new folder for temporary files.
 */
export function createSpool(folder: string | undefined) {
  const sizes = new Map<string, number>();
  let bytesInAll = 0;
  let opened: string | undefined;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });

  const open = (): string => {
    if (opened !== undefined) return opened;
    if (folder === undefined) opened = mkdtempSync(join(tmpdir(), "memory-playground-"));
    else {
      mkdirSync(folder, { mode: 0o700, recursive: true });
      opened = folder;
    }
    return opened;
  };
  const remove = (path: string) => {
    bytesInAll -= sizes.get(path) ?? 0;
    sizes.delete(path);
    rmSync(path, { force: true });
  };

  return {
    /**
     * Writes a stream to a new file. Reads what is too large to its end, so that its sender hears the answer.
     * `makeRoom` is called before the folder grows too large.
     */
    async write(stream: Readable, maxBytes: number, makeRoom: MakeRoom) {
      const path = join(open(), randomBytes(12).toString("hex"));
      let bytes = 0;
      sizes.set(path, 0);
      async function* counted(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > maxBytes) continue;
          const isFull = () => bytesInAll + chunk.length > maxBytesInAll;
          makeRoom(isFull);
          if (isFull()) throw new Error("too many files are being sent at once");
          bytesInAll += chunk.length;
          sizes.set(path, bytes);
          yield chunk;
        }
      }
      try {
        await pipeline(stream, counted, createWriteStream(path, { flags: "wx", mode: 0o600 }));
        if (bytes > maxBytes) throw new FileTooLarge(`the file has more than ${maxBytes} bytes`);
      } catch (error) {
        remove(path);
        throw error;
      }
      return { path, bytes };
    },
    remove,
    close(): void {
      if (opened !== undefined) rmSync(opened, { recursive: true, force: true });
      opened = undefined;
    },
  };
}
