import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { headBytes } from "./object-file.ts";

export type Spooled = {
  readonly file: FileHandle;
  readonly bytes: number;
  /** Hex. */
  readonly md5: string;
  /** Base64. */
  readonly sha256: string;
  /** Base64. */
  readonly crc32: string;
};

/** Writes a body into a new file, behind the room for what is known of it. Whoever calls closes the file. */
export async function spool(path: string, body: AsyncIterable<Buffer>): Promise<Spooled> {
  const file = await open(path, "wx", 0o600);
  try {
    const md5 = createHash("md5");
    const sha256 = createHash("sha256");
    let crc = 0;
    let bytes = 0;
    for await (const piece of body) {
      md5.update(piece);
      sha256.update(piece);
      crc = crc32(piece, crc);
      await writeWhole(file, piece, headBytes + bytes);
      bytes += piece.length;
    }
    const crcBytes = Buffer.alloc(4);
    crcBytes.writeUInt32BE(crc);
    return {
      file,
      bytes,
      md5: md5.digest("hex"),
      sha256: sha256.digest("base64"),
      crc32: crcBytes.toString("base64"),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

export async function writeWhole(file: FileHandle, piece: Buffer, position: number): Promise<void> {
  for (let written = 0; written < piece.length; ) {
    const { bytesWritten } = await file.write(
      piece,
      written,
      piece.length - written,
      position + written,
    );
    written += bytesWritten;
  }
}
