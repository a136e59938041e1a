import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { ExportFile, StoredFile } from "./slice.ts";

type Options = { readonly signal: AbortSignal; readonly mtime: Date };

/** Writes the files into a ZIP, each as it is made, and returns the ZIP's size in bytes. */
export async function writeZip(
  path: string,
  files: AsyncIterable<ExportFile | StoredFile>,
  { signal, mtime }: Options,
): Promise<number> {
  const zip = new ZipFile();
  const open = new Set<Readable>();
  const written = pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600 }), { signal });
  // Rejects only: if the ZIP cannot be written, the file that is being added never comes to its end.
  const failed = Promise.all([written, new Promise(() => {})]);
  failed.catch(() => {});
  // What a stream fails of, or that it has more or fewer bytes than it should.
  zip.on("error", (error: Error) => {
    (zip.outputStream as Readable).destroy(error);
  });
  try {
    for await (const batch of inBatches(files)) {
      await Promise.race([
        Promise.all(
          batch.map((file) =>
            "bytes" in file ? store(zip, file, { mtime, open }) : add(zip, file, { mtime, open }),
          ),
        ),
        failed,
      ]);
    }
    zip.end();
    await written;
  } finally {
    for (const stream of open) stream.destroy();
  }
  return (await stat(path)).size;
}

const batchLength = 256 * 1024;

/**
 * Small files are added many at once: the ZIP keeps their names to its end, and each name keeps the piece of
 * Node's buffer pool that it lies in, which compressing fills between one name and the next.
 */
async function* inBatches(
  files: AsyncIterable<ExportFile | StoredFile>,
): AsyncGenerator<(ExportFile | StoredFile)[]> {
  let batch: (ExportFile | StoredFile)[] = [];
  let length = 0;
  for await (const file of files) {
    batch.push(file);
    length += typeof file.content === "string" ? file.content.length : batchLength;
    if (length < batchLength) continue;
    yield batch;
    [batch, length] = [[], 0];
  }
  yield batch;
}

/** Resolves when the file's content has been read to its end. The ZIP keeps the entry, but not the content. */
async function add(
  zip: ZipFile,
  { path, ...file }: ExportFile,
  { mtime, open }: { readonly mtime: Date; readonly open: Set<Readable> },
): Promise<void> {
  let content: ExportFile["content"] = file.content;
  const added = Promise.withResolvers<void>();
  zip.addReadStreamLazy(path, { mtime, mode: 0o100644 }, (give) => {
    const pieces = typeof content === "string" ? [content] : content();
    content = "";
    const stream = Readable.from(inChunks(pieces), { objectMode: false });
    open.add(stream);
    stream.once("end", added.resolve).once("error", added.reject);
    stream.once("close", () => open.delete(stream));
    give(null, stream);
  });
  await added.promise;
}

/** Resolves when the stream has been read to its end. */
async function store(
  zip: ZipFile,
  { path, bytes, content }: StoredFile,
  { mtime, open }: { readonly mtime: Date; readonly open: Set<Readable> },
): Promise<void> {
  open.add(content);
  content.once("close", () => open.delete(content));
  const added = once(content, "end");
  zip.addReadStream(content, path, { mtime, mode: 0o100644, compress: false, size: bytes });
  await added;
}

const chunkLength = 64 * 1024;

/** Compressing many small pieces, one by one, would take several times as long. */
async function* inChunks(pieces: AsyncIterable<string> | Iterable<string>) {
  let chunk = "";
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < chunkLength) continue;
    yield Buffer.from(chunk);
    chunk = "";
  }
  if (chunk !== "") yield Buffer.from(chunk);
}
