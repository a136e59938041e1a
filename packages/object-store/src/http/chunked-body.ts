import { incompleteBody, S3Error } from "../s3-error.ts";

/**
 * The bytes of a body in `aws-chunked` framing, and its trailing headers at the end. Chunks' signatures are not
 * checked. See https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export async function* readChunks(
  body: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  /** Bytes of the chunk that are still to come; undefined between chunks. */
  let left: number | undefined;
  let isAtEnd = false;
  for await (const piece of body) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    while (rest.length > 0) {
      if (left !== undefined && left > 0) {
        const bytes = rest.subarray(0, left);
        rest = rest.subarray(bytes.length);
        left -= bytes.length;
        yield bytes;
        continue;
      }
      const end = rest.indexOf("\r\n");
      if (end < 0) {
        if (rest.length > longestLine) throw malformed();
        break;
      }
      const line = rest.toString("latin1", 0, end);
      rest = rest.subarray(end + 2);
      if (isAtEnd) readTrailer(line, trailers);
      else if (left === 0 && line === "") left = undefined;
      else if (left === 0) throw malformed();
      else {
        left = sizeOf(line);
        isAtEnd = left === 0;
      }
    }
  }
  if (!isAtEnd) throw incompleteBody();
}

const longestLine = 16_384;

function sizeOf(line: string): number {
  const [, size] = /^([0-9a-f]{1,12})(?:;|$)/i.exec(line) ?? [];
  if (size === undefined) throw malformed();
  return Number.parseInt(size, 16);
}

function readTrailer(line: string, trailers: Map<string, string>): void {
  const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
  if (name !== undefined) trailers.set(name.toLowerCase(), (value ?? "").trim());
}

const malformed = () => new S3Error(400, "InvalidRequest", "The chunked body is malformed");
