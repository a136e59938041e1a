import { type MadeFile, shadeOf, type Wanted } from "./made-file.ts";

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 + marker, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

const comment = (content: Buffer) => segment(0xfe, content);
const longestComment = 60_000;

/** Codes of four bits for differences of brightness of 0 to 11 bits. */
const brightnessCodes = Buffer.from([
  ...[0, 0, 0, 0, 12, ...new Array(12).fill(0)],
  ...Array(12).keys(),
]);
/** One code of one bit: the block has nothing else. */
const endOfBlockCodes = Buffer.from([0x10, 1, ...new Array(15).fill(0), 0]);

/** A grey picture of one shade in JPEG, filled up with comments. */
export function jpeg({ name, bytes, width, height }: Wanted): MadeFile {
  const quantization = segment(0xdb, Buffer.from([0, ...new Array(64).fill(8)]));
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  const frame = segment(0xc0, Buffer.from([8, ...size, 1, 1, 0x11, 0]));
  const codes = segment(0xc4, Buffer.concat([brightnessCodes, endOfBlockCodes]));
  const scan = segment(0xda, Buffer.from([1, 1, 0x00, 0, 63, 0]));
  const tail = Buffer.concat([
    ...[quantization, frame, codes, scan],
    blocks(shadeOf(name), Math.ceil(width / 8) * Math.ceil(height / 8)),
    Buffer.from([0xff, 0xd9]),
  ]);
  const head = Buffer.concat([Buffer.from([0xff, 0xd8]), comment(Buffer.from(name))]);
  const filler = comment(Buffer.alloc(longestComment));
  const times = Math.max(0, Math.floor((bytes - head.length - tail.length) / filler.length));
  return { type: "image/jpeg", head, filler, times, tail };
}

/** The first block says how bright it is, every other that it is as the one before. */
function blocks(shade: number, count: number): Buffer {
  const difference = shade - 128;
  const category = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
  const bits: number[] = [];
  const push = (value: number, length: number) => {
    for (let at = length - 1; at >= 0; at -= 1) bits.push((value >> at) & 1);
  };
  push(category, 4);
  push(difference >= 0 ? difference : difference + 2 ** category - 1, category);
  push(0, 1);
  for (let block = 1; block < count; block += 1) push(0, 5);
  while (bits.length % 8 !== 0) bits.push(1);
  const packed: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    const byte = bits.slice(at, at + 8).reduce((sum, bit) => sum * 2 + bit, 0);
    packed.push(byte, ...(byte === 0xff ? [0] : []));
  }
  return Buffer.from(packed);
}
