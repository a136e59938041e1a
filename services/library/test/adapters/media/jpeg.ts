/** A JPEG of this size for whoever reads its head, told apart by a comment. */
export function jpeg(width: number, height: number, comment: Buffer): NonSharedBuffer {
  const number = (value: number) => [value >> 8, value & 255];
  return Buffer.concat([
    Buffer.from([
      0xff,
      0xd8,
      0xff,
      0xe0,
      0,
      16,
      ...Buffer.from("JFIF\0"),
      1,
      1,
      0,
      0,
      1,
      0,
      1,
      0,
      0,
    ]),
    Buffer.from([0xff, 0xfe, ...number(comment.length + 2)]),
    comment,
    Buffer.from([0xff, 0xc0, 0, 17, 8, ...number(height), ...number(width), 3]),
    Buffer.from([1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9]),
  ]);
}
