import type { FileHandle } from "node:fs/promises";

/** A box of an MP4 file (ISO/IEC 14496-12), without its header. `end` may lie beyond the end of the file. */
export type Box = { readonly type: string; readonly start: number; readonly end: number };

/** Bytes of a file; fewer than asked for where it ends. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

export const reader =
  (file: FileHandle): ReadAt =>
  async (position, length) => {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position });
    return buffer.subarray(0, bytesRead);
  };

/** Above what any film has. */
const mostBoxes = 100_000;

/**
 * The boxes that lie one after another between two positions. Ends at the first that is none: the last box
 * returned then ends before `to`.
 */
export async function* boxes(readAt: ReadAt, from: number, to: number): AsyncGenerator<Box> {
  let found = 0;
  for (let position = from; position + 8 <= to && found < mostBoxes; found += 1) {
    const header = await readAt(position, 16);
    const type = header.toString("latin1", 4, 8);
    const size = sizeIn(header, to - position);
    if (header.length < 8 || size === undefined || !/^[\x20-\x7e\xa9]{4}$/.test(type)) return;
    const headerLength = header.readUInt32BE(0) === 1 ? 16 : 8;
    yield { type, start: position + headerLength, end: position + size };
    position += size;
  }
}

/** A size of 1 is told by the eight bytes behind the type; 0 reaches to the end. */
function sizeIn(header: Buffer, toEnd: number): number | undefined {
  if (header.length < 8) return undefined;
  const size = header.readUInt32BE(0);
  if (size === 0) return toEnd;
  if (size !== 1) return size >= 8 ? size : undefined;
  const large = header.length < 16 ? 0 : Number(header.readBigUInt64BE(8));
  return large >= 16 && Number.isSafeInteger(large) ? large : undefined;
}
