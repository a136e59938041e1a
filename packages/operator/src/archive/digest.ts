import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Manifest } from "./manifest.ts";

type Digest = Manifest["files"][number];

/** The size and SHA-256 of a file below a folder. */
export async function digest(folder: string, path: string): Promise<Digest> {
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(createReadStream(join(folder, path)), async (chunks) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { path, bytes, sha256: hash.digest("hex") };
}

/** Flushes a file, or the entries of a folder, to the disk (fsync). */
export async function settle(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
