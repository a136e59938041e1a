/** A file that can be read from its beginning more than once. */
export type SourceFile = { readonly name: string; readonly open: () => AsyncIterable<Uint8Array> };

/** The first bytes, as many as there are up to `count`. */
export async function headOf(file: SourceFile, count: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of file.open()) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= count) break;
  }
  return Buffer.concat(chunks).subarray(0, count);
}
