import { crc32, deflateSync } from "node:zlib";
import { type MadeFile, shadeOf, type Wanted } from "./made-file.ts";

const chunk = (type: string, content: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
};

/** A grey picture of one shade in PNG, filled up with texts. */
export function png({ name, bytes, width, height }: Wanted): MadeFile {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.alloc(height * (width + 1), shadeOf(name));
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  const text = Buffer.from(`Comment\0${encodeURIComponent(name)}`);
  const head = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("tEXt", text),
  ]);
  const tail = Buffer.concat([chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
  const filler = chunk("tEXt", Buffer.from(`Comment\0${"x".repeat(60_000)}`));
  const times = Math.max(0, Math.floor((bytes - head.length - tail.length) / filler.length));
  return { type: "image/png", head, filler, times, tail };
}
