import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { PermanentError } from "../errors.ts";

const compressAboveBytes = 60_000;
const maxInflatedBytes = 8 * 1024 * 1024;
const Compressed = z.object({ version: z.literal(1), gzip: z.string() });

/**
 * Encodes a message as a queue body: JSON, gzipped and base64 encoded above 60 KB. Escapes surrogates
 * and the two non-characters that SQS refuses; any JSON parser decodes them again.
 */
export function encodeBody(message: unknown): string {
  const json = escapeForSqs(JSON.stringify(message));
  if (Buffer.byteLength(json) <= compressAboveBytes) return json;
  return JSON.stringify({ version: 1, gzip: gzipSync(json).toString("base64") });
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
    const { data: compressed } = Compressed.safeParse(outer);
    if (compressed === undefined) return outer;
    const inflated = gunzipSync(Buffer.from(compressed.gzip, "base64"), {
      maxOutputLength: maxInflatedBytes,
    });
    return JSON.parse(inflated.toString());
  } catch {
    throw new PermanentError("the message is not readable JSON");
  }
}

const escapeForSqs = (json: string): string =>
  json.replace(
    /[\uD800-\uDFFF\uFFFE\uFFFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
