const maxBytes = 1024 * 1024;

/**
 * Parses a request body. Undefined if it is not JSON or larger than 1 MiB; such a body is still read to
 * its end, because a sender that gets no answer sends it again.
 */
export async function readJson(body: AsyncIterable<Buffer>): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}
