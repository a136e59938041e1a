/**
 * Whether the last bytes of a file show that the picture is whole. What an encoder adds behind a JPEG, PNG or
 * GIF is tolerated up to the length of `tail`. A WebP tells its own length.
 */
export function isWholePicture(
  type: string,
  { head, tail, bytes }: { head: Buffer; tail: Buffer; bytes: number },
): boolean {
  if (type === "image/webp") return bytes >= head.readUInt32LE(4) + 8;
  const end = ends[type];
  return end !== undefined && tail.includes(end);
}

const ends: Record<string, Buffer> = {
  "image/jpeg": Buffer.from("ffd9", "hex"),
  "image/png": Buffer.from("0000000049454e44ae426082", "hex"),
  "image/gif": Buffer.from("003b", "hex"),
};
