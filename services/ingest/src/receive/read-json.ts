const maxBytes = 1024 * 1024;

/**
 * What a body says; undefined when it is no JSON or larger than 1 MiB. Such a body is read to its
 * end all the same: it would only be sent again if the sender did not get to hear an answer.
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
