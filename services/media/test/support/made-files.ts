import { randomBytes } from "node:crypto";

/** The smallest files that count as whole, filled with noise to the length asked for. */

export function jpeg({ width = 640, height = 480, bytes = 1_000 } = {}): Buffer {
  const frame = Buffer.from([
    0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1,
  ]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const start = Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex");
  const end = Buffer.from("ffd9", "hex");
  return filled([start, frame], end, bytes);
}

export function png({ width = 640, height = 480, bytes = 1_000 } = {}): Buffer {
  const header = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  const size = Buffer.alloc(17);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return filled([header, size], Buffer.from("0000000049454e44ae426082", "hex"), bytes);
}

/** Faststart: `ftyp`, `moov` with the duration and a track's size, then the media. */
export function mp4({ durationMs = 5_000, width = 320, height = 180, bytes = 4_000 } = {}): Buffer {
  const mvhd = Buffer.alloc(100);
  mvhd.writeUInt32BE(1_000, 12);
  mvhd.writeUInt32BE(durationMs, 16);
  const tkhd = Buffer.alloc(84);
  tkhd.writeUInt32BE(width * 65_536, 76);
  tkhd.writeUInt32BE(height * 65_536, 80);
  const before = Buffer.concat([
    box("ftyp", Buffer.from("isom\0\0\x02\0isommp41")),
    box("moov", box("mvhd", mvhd), box("trak", box("tkhd", tkhd))),
  ]);
  return Buffer.concat([before, box("mdat", noise(Math.max(0, bytes - before.length - 8)))]);
}

export function box(type: string, ...content: Buffer[]): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + Buffer.concat(content).length);
  header.write(type, 4, "latin1");
  return Buffer.concat([header, ...content]);
}

const filled = (start: Buffer[], end: Buffer, bytes: number): Buffer => {
  const length = Buffer.concat(start).length + end.length;
  return Buffer.concat([...start, noise(Math.max(0, bytes - length)), end]);
};

/** Unlike in every file, and never the end of a picture. */
const noise = (length: number): Buffer =>
  randomBytes(length).map((byte) => byte & 0x7f) as unknown as Buffer;
