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

/** A file is damaged, or larger than it may be, as one that is made to fill a disk or a memory. */
export class FileTrouble extends Error {
  readonly kind: "broken" | "too-large";
  constructor(kind: FileTrouble["kind"], options?: ErrorOptions) {
    super(`the file is ${kind}`, options);
    this.kind = kind;
  }
}
