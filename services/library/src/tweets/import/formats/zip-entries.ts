import { promisify } from "node:util";
import { type Entry, open, type ZipFile } from "yauzl";
import { FileTrouble } from "../file.ts";

export type ZipEntry = {
  readonly name: string;
  /** Throws a FileTrouble when it is damaged, or more comes out of it than the limits allow. */
  readonly open: () => AsyncIterable<Uint8Array>;
};
type Zip = { readonly entries: readonly ZipEntry[]; close(): void };

const maxEntries = 50_000;
const limits = { ofOne: 300_000_000, ofAll: 600_000_000, ratio: 400 };
/** Smaller files may be compressed as well as they like. */
const ratioFromBytes = 10_000_000;

/** The files of a ZIP. Whatever it says of their sizes, no more than the limits is read. */
export async function openZip(path: string): Promise<Zip | "broken" | "too-large"> {
  let zip: ZipFile;
  try {
    zip = await openFile(path, { lazyEntries: true, autoClose: false });
  } catch {
    return "broken";
  }
  const entries = await entriesOf(zip).catch(() => "broken" as const);
  if (typeof entries !== "string") {
    const allowance = { bytes: limits.ofAll };
    const asFile = (entry: Entry): ZipEntry => ({
      name: entry.fileName,
      open: () => contentOf(zip, entry, allowance),
    });
    return { entries: entries.map(asFile), close: () => zip.close() };
  }
  zip.close();
  return entries;
}

const openFile = promisify<string, { lazyEntries: true; autoClose: false }, ZipFile>(open);

function entriesOf(zip: ZipFile): Promise<Entry[] | "too-large"> {
  if (zip.entryCount > maxEntries) return Promise.resolve("too-large");
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on("entry", (entry: Entry) => {
      if (!entry.fileName.endsWith("/")) entries.push(entry);
      zip.readEntry();
    });
    zip.once("end", () => resolve(entries));
    zip.once("error", reject);
    zip.readEntry();
  });
}

async function* contentOf(
  zip: ZipFile,
  entry: Entry,
  allowance: { bytes: number },
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of inflated(zip, entry)) {
    bytes += chunk.length;
    allowance.bytes -= chunk.length;
    const isDense = bytes > ratioFromBytes && bytes > entry.compressedSize * limits.ratio;
    if (bytes > limits.ofOne || allowance.bytes < 0 || isDense) throw new FileTrouble("too-large");
    yield chunk;
  }
}

async function* inflated(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    const stream = await promisify(zip.openReadStream.bind(zip) as OpenStream)(entry);
    yield* stream as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new FileTrouble("broken", { cause });
  }
}

type OpenStream = (
  entry: Entry,
  done: (error: Error | null, stream: NodeJS.ReadableStream) => void,
) => void;
