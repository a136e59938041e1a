import { open } from "node:fs/promises";
import { imageSize } from "image-size";
import type { IncomingFile, Looks } from "../../ports.ts";
import { type ReadAt, reader } from "./boxes.ts";
import { readFilm } from "./film.ts";
import { isWholePicture } from "./picture-end.ts";
import { typeOf } from "./signature.ts";

type Expected = {
  readonly looks: Looks;
  /** Milliseconds that the film lasts at its source, if that is told. */
  readonly durationMs?: number | undefined;
};

export type Verified =
  | {
      readonly ok: true;
      /** The MIME type that the bytes show. */
      readonly type: string;
      readonly width?: number;
      readonly height?: number;
      readonly durationMs?: number;
      /** A film whose bytes are all there, but not packed as players expect. */
      readonly isOdd?: true;
    }
  | { readonly ok: false; readonly why: "empty" | "wrong-type" | "short" };

/** X's pictures tell their size in the first kilobytes; others may have a long description before it. */
const headLength = 256 * 1024;
const tailLength = 1024;

/** Whether the bytes of a file are of the expected kind and all there, and what they show. */
export async function verifyFile(
  { path, bytes, isLengthTold }: Pick<IncomingFile, "path" | "bytes" | "isLengthTold">,
  { looks, durationMs }: Expected,
): Promise<Verified> {
  if (bytes === 0) return { ok: false, why: "empty" };
  const file = await open(path);
  try {
    const readAt = reader(file);
    const head = await readAt(0, Math.min(bytes, headLength));
    const type = typeOf(head);
    if (type === undefined || !type.startsWith(`${looks}/`))
      return { ok: false, why: "wrong-type" };
    if (looks === "video")
      return await verifyFilm({ type, readAt, bytes, isLengthTold, durationMs });
    const tail = await readAt(Math.max(0, bytes - tailLength), Math.min(bytes, tailLength));
    if (!isWholePicture(type, { head, tail, bytes })) return { ok: false, why: "short" };
    return { ok: true, type, ...pixels(head) };
  } finally {
    await file.close();
  }
}

type FilmFile = {
  readonly type: string;
  readonly readAt: ReadAt;
  readonly bytes: number;
  readonly isLengthTold: boolean;
  readonly durationMs: number | undefined;
};

/**
 * A film in an odd container, as the source itself has it, counts as whole if the source told its length. Such
 * as a transport stream, which has no boxes.
 */
async function verifyFilm(film: FilmFile): Promise<Verified> {
  const { type, readAt, bytes, isLengthTold, durationMs } = film;
  if (type === "video/mp2t")
    return isLengthTold ? { ok: true, type, isOdd: true } : { ok: false, why: "short" };
  const { isWhole, isOdd, ...described } = await readFilm(readAt, bytes);
  if (!isWhole || (isOdd && !isLengthTold)) return { ok: false, why: "short" };
  if (isShorter(described.durationMs, durationMs)) return { ok: false, why: "short" };
  return { ok: true, type, ...described, ...(isOdd ? { isOdd } : {}) };
}

/** Sources round: a second, or three in a hundred, is no difference. */
const isShorter = (actual: number | undefined, told: number | undefined): boolean =>
  actual !== undefined && told !== undefined && told - actual > Math.max(1_000, told * 0.03);

/** Nothing if the size cannot be read: the picture is kept all the same. */
function pixels(head: Buffer): { width?: number; height?: number } {
  try {
    const { width, height } = imageSize(head);
    return width > 0 && height > 0 ? { width, height } : {};
  } catch (error) {
    // image-size throws for whatever it cannot read, and has no type of error.
    if (error instanceof Error) return {};
    throw error;
  }
}
