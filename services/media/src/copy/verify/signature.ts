/** The MIME type that the first bytes of a file show; undefined if it is none that X serves. */
export function typeOf(head: Buffer): string | undefined {
  return signatures.find(({ is }) => is(head))?.type;
}

const text = (head: Buffer, at: number, length: number) => head.toString("latin1", at, at + length);

const brands = /^(?:avi[fs]|hei[cfmsx]|hev[cmsx]|mif1|msf1)$/;
/** Boxes that an mp4 without `ftyp` begins with. */
const otherBoxes = /^(?:moov|mdat|moof|styp|free|skip|wide)$/;
const isFilm = (head: Buffer) =>
  text(head, 4, 4) === "ftyp" ? !brands.test(text(head, 8, 4)) : otherBoxes.test(text(head, 4, 4));
/** Packets of 188 bytes, each with the same first byte. */
const isTransportStream = (head: Buffer) =>
  head.length > 376 && [0, 188, 376].every((at) => head[at] === 0x47);

const signatures: readonly { type: string; is: (head: Buffer) => boolean }[] = [
  { type: "image/jpeg", is: (head) => text(head, 0, 3) === "\xff\xd8\xff" },
  { type: "image/png", is: (head) => text(head, 0, 8) === "\x89PNG\r\n\x1a\n" },
  { type: "image/gif", is: (head) => /^GIF8[79]a$/.test(text(head, 0, 6)) },
  { type: "image/webp", is: (head) => text(head, 0, 4) === "RIFF" && text(head, 8, 4) === "WEBP" },
  { type: "video/mp4", is: isFilm },
  { type: "video/mp2t", is: isTransportStream },
];
