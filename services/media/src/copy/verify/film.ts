import { type Box, boxes, type ReadAt } from "./boxes.ts";

export type Film = {
  /** Whether every box lies within the file, and the one that describes it is there. */
  readonly isWhole: boolean;
  /** Whether the boxes do not fill the file as they should: players may stumble. */
  readonly isOdd: boolean;
  readonly durationMs?: number;
  readonly width?: number;
  readonly height?: number;
};

/** What the boxes of an MP4 file tell. Reads a few bytes of each, whatever the size of the file. */
export async function readFilm(readAt: ReadAt, bytes: number): Promise<Film> {
  const found: Box[] = [];
  for await (const box of boxes(readAt, 0, bytes)) found.push(box);
  const last = found.at(-1);
  const moov = found.find(({ type }) => type === "moov");
  const hasMedia = found.some(({ type }) => type === "mdat");
  const reachesBeyond = last !== undefined && last.end > bytes;
  const described = moov === undefined || moov.end > bytes ? {} : await readMovie(readAt, moov);
  return {
    isWhole: moov !== undefined && hasMedia && !reachesBeyond,
    isOdd: found[0]?.type !== "ftyp" || last?.end !== bytes || described.durationMs === undefined,
    ...described,
  };
}

type Described = Pick<Film, "durationMs" | "width" | "height">;

async function readMovie(readAt: ReadAt, { start, end }: Box): Promise<Described> {
  let described: Described = {};
  for await (const box of boxes(readAt, start, end)) {
    if (box.type === "mvhd") described = { ...described, ...(await readDuration(readAt, box)) };
    if (box.type === "trak" && described.width === undefined)
      described = { ...described, ...(await readSize(readAt, box)) };
  }
  return described;
}

/** Movie header: version 1 has times of 64 bits. A duration of all ones is unknown. */
async function readDuration(readAt: ReadAt, { start }: Box): Promise<Described> {
  const header = await readAt(start, 32);
  if (header.length < 32) return {};
  const isLong = header[0] === 1;
  const scale = header.readUInt32BE(isLong ? 20 : 12);
  const units = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
  const isKnown = scale > 0 && units > 0 && units < (isLong ? 2 ** 63 : 0xffffffff);
  return isKnown ? { durationMs: Math.round((units * 1000) / scale) } : {};
}

/** The last eight bytes of a track's header: width and height as fixed-point numbers, 0 for sound. */
async function readSize(readAt: ReadAt, { start, end }: Box): Promise<Described> {
  for await (const { type, end: headerEnd } of boxes(readAt, start, end)) {
    if (type !== "tkhd") continue;
    const size = await readAt(headerEnd - 8, 8);
    if (size.length < 8) return {};
    const [width, height] = [size.readUInt32BE(0) >>> 16, size.readUInt32BE(4) >>> 16];
    return width > 0 && height > 0 ? { width, height } : {};
  }
  return {};
}
