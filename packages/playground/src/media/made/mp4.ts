import type { MadeFile, Wanted } from "./made-file.ts";

const box = (type: string, ...content: Buffer[]): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.reduce((sum, { length }) => sum + length, 0), 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, ...content]);
};

const unitsPerSecond = 1_000;

/** The boxes of a film in MP4, its index first, with nothing in it that could be seen. */
export function mp4({ name, bytes, width, height, durationMs }: Wanted): MadeFile {
  const index = Buffer.concat([
    box("ftyp", Buffer.from("isom\0\0\x02\0isomiso2avc1mp41", "latin1")),
    box("moov", movieHeader(durationMs), box("trak", trackHeader(durationMs, width, height))),
    box("free", Buffer.from(name)),
  ]);
  const filler = Buffer.alloc(64_000);
  const times = Math.max(0, Math.floor((bytes - index.length - 8) / filler.length));
  const media = Buffer.alloc(8);
  const tail = Buffer.from(name.padEnd(64));
  media.writeUInt32BE(8 + filler.length * times + tail.length, 0);
  media.write("mdat", 4, "latin1");
  return { type: "video/mp4", head: Buffer.concat([index, media]), filler, times, tail };
}

function movieHeader(durationMs: number): Buffer {
  const content = Buffer.alloc(100);
  content.writeUInt32BE(unitsPerSecond, 12);
  content.writeUInt32BE((durationMs / 1_000) * unitsPerSecond, 16);
  content.writeUInt32BE(0x00010000, 20);
  content.writeUInt32BE(2, 96);
  return box("mvhd", content);
}

function trackHeader(durationMs: number, width: number, height: number): Buffer {
  const content = Buffer.alloc(84);
  content.writeUInt32BE(3, 0);
  content.writeUInt32BE(1, 12);
  content.writeUInt32BE((durationMs / 1_000) * unitsPerSecond, 20);
  content.writeUInt32BE(width * 0x10000, 76);
  content.writeUInt32BE(height * 0x10000, 80);
  return box("tkhd", content);
}
