import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { acrossTheWhole } from "../aws/compression.ts";
import { PermanentError } from "../errors.ts";

const compressAboveBytes = 60_000;
const maxInflatedBytes = 8 * 1024 * 1024;
/** SQS takes 1 MiB with attributes, and a parked copy has more of those than the original. */
const maxBodyBytes = 1_000_000;
/** Any JSON of this size fits: what does not compress gets a third longer by base64. */
const surelyFitsBytes = 700_000;
const Compressed = z.union([
  z.object({ version: z.literal(1), gzip: z.string() }),
  z.object({ version: z.literal(1), brotli: z.string() }),
]);

/**
 * Encodes a message as a queue body: JSON, above 60 KB gzipped and base64 encoded, or compressed by
 * Brotli if gzip leaves it too large. Escapes surrogates and the two non-characters that SQS refuses;
 * any JSON parser decodes them again.
 */
export function encodeBody(message: unknown): string {
  const json = escapeForSqs(JSON.stringify(message));
  return Buffer.byteLength(json) <= compressAboveBytes ? json : compressed(json);
}

/** Whether a queue takes the message, and its receiver decodes it. */
export function fitsQueue(message: unknown): boolean {
  const json = escapeForSqs(JSON.stringify(message));
  const bytes = Buffer.byteLength(json);
  if (bytes <= surelyFitsBytes) return true;
  return bytes <= maxInflatedBytes && compressed(json).length <= maxBodyBytes;
}

function compressed(json: string): string {
  const gzipped = JSON.stringify({ version: 1, gzip: gzipSync(json).toString("base64") });
  if (gzipped.length <= maxBodyBytes) return gzipped;
  const brotli = brotliCompressSync(json, acrossTheWhole).toString("base64");
  return JSON.stringify({ version: 1, brotli });
}

/** Decodes a queue body. Throws a PermanentError with the fields at fault, never with their values. */
export function decodeBody<T>(body: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(unpack(body));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.join(".")} ${code}`);
  throw new PermanentError(`the message does not fit its contract: ${where.join(", ")}`);
}

function unpack(body: string): unknown {
  try {
    const outer: unknown = JSON.parse(body);
    const { data: zipped } = Compressed.safeParse(outer);
    if (zipped === undefined) return outer;
    return JSON.parse(inflated(zipped).toString());
  } catch {
    throw new PermanentError("the message is not readable JSON");
  }
}

function inflated(zipped: z.infer<typeof Compressed>): Buffer {
  const options = { maxOutputLength: maxInflatedBytes };
  if ("gzip" in zipped) return gunzipSync(Buffer.from(zipped.gzip, "base64"), options);
  return brotliDecompressSync(Buffer.from(zipped.brotli, "base64"), options);
}

const escapeForSqs = (json: string): string =>
  json.replace(
    /[\uD800-\uDFFF\uFFFE\uFFFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
