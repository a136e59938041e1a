import { readFileSync } from "node:fs";
import { crc32, inflateRawSync } from "node:zlib";

/** The texts of a ZIP's files, by their paths; see `readZipBytes`. */
export const readZip = (path: string): Map<string, string> =>
  new Map([...readZipBytes(path)].map(([name, bytes]) => [name, bytes.toString("utf8")]));

/** The files of a ZIP, by their paths, read by its central directory. Throws if anything in it does not fit. */
export function readZipBytes(path: string): Map<string, Buffer> {
  const zip = readFileSync(path);
  const end = zip.lastIndexOf("PK\x05\x06");
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.toString("latin1", at, at + 4) !== "PK\x01\x02") throw new Error("no entry there");
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    );
    const name = zip.toString("utf8", at + 46, at + 46 + (nameLength ?? 0));
    if (files.has(name)) throw new Error(`${name} is there twice`);
    files.set(name, contentOf(zip, at));
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  if (at !== end) throw new Error("the directory ends elsewhere");
  return files;
}

function contentOf(zip: Buffer, entry: number): Buffer {
  const [method, sum, packed] = [
    zip.readUInt16LE(entry + 10),
    zip.readUInt32LE(entry + 16),
    zip.readUInt32LE(entry + 20),
  ];
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const bytes = zip.subarray(start, start + packed);
  const content = method === 8 ? inflateRawSync(bytes) : bytes;
  if (crc32(content) !== sum) throw new Error("the checksum is wrong");
  return content;
}
