import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { ExportFile } from "./slice.ts";

/** Writes the files into a ZIP, each as it is made, and returns the ZIP's size in bytes. */
export async function writeZip(
  path: string,
  files: AsyncIterable<ExportFile>,
  { signal, mtime }: { signal: AbortSignal; mtime: Date },
): Promise<number> {
  const zip = new ZipFile();
  const output = createWriteStream(path, { mode: 0o600 });
  const written = pipeline(zip.outputStream, output, { signal });
  // Rejects only: what fails while a file is added must not be waited for in vain.
  const failed = Promise.all([written, new Promise(() => {})]);
  failed.catch(() => {});
  for await (const file of files) await Promise.race([add(zip, file, mtime), failed]);
  zip.end();
  await written;
  return (await stat(path)).size;
}

/** Resolves when the file's content has been read to its end. */
function add(zip: ZipFile, { path, content }: ExportFile, mtime: Date): Promise<void> {
  const added = Promise.withResolvers<void>();
  zip.addReadStreamLazy(path, { mtime, mode: 0o100644 }, (give) => {
    const stream = Readable.from(inChunks(content()), { objectMode: false });
    stream.once("end", added.resolve).once("error", added.reject);
    give(null, stream);
  });
  return added.promise;
}

const chunkLength = 64 * 1024;

/** Compressing many small pieces, one by one, would take several times as long. */
async function* inChunks(content: AsyncIterable<string> | Iterable<string>) {
  let chunk = "";
  for await (const piece of content) {
    chunk += piece;
    if (chunk.length < chunkLength) continue;
    yield Buffer.from(chunk);
    chunk = "";
  }
  if (chunk !== "") yield Buffer.from(chunk);
}
