import { type FileHandle, open } from "node:fs/promises";

/** What is known of an object beside its bytes. */
export type ObjectInfo = {
  readonly bytes: number;
  readonly type: string;
  /** The MD5 of the bytes, in hex. */
  readonly etag: string;
  /** Base64. */
  readonly sha256: string;
  /** Base64. */
  readonly crc32: string;
  /** Unix ms. */
  readonly modifiedAt: number;
  /** `x-amz-meta-…`, without that beginning. */
  readonly metadata: Readonly<Record<string, string>>;
};

/** An object is one file, so that it is there whole or not at all: this many bytes of JSON, then its own. */
export const headBytes = 8_192;

/** Undefined if it does not fit. */
export function encodeInfo(info: ObjectInfo): Buffer | undefined {
  const json = Buffer.from(JSON.stringify(info));
  return json.length > headBytes
    ? undefined
    : Buffer.concat([json, Buffer.alloc(headBytes - json.length, " ")]);
}

/** Opens an object's file; undefined if there is none. */
export async function openObject(
  path: string,
): Promise<{ file: FileHandle; info: ObjectInfo } | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return { file, info: JSON.parse(buffer.toString("utf8", 0, bytesRead)) as ObjectInfo };
  } catch (error) {
    await file.close();
    throw error;
  }
}

export const isAbsent = (error: unknown): boolean =>
  error instanceof Error && ["ENOENT", "ENOTDIR"].includes(String(Reflect.get(error, "code")));
