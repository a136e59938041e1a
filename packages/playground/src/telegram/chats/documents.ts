import { randomBytes } from "node:crypto";

export type Upload = { name: string; type: string; content: Buffer };
export type Documents = ReturnType<typeof createDocuments>;

const keptBytes = 64 * 1024 * 1024;

/** Keeps the files that the bot sent, at most the newest 64 MiB. */
export function createDocuments() {
  const kept = new Map<string, Upload>();
  let bytes = 0;
  return {
    keep(upload: Upload): string {
      const id = randomBytes(18).toString("base64url");
      kept.set(id, upload);
      bytes += upload.content.length;
      for (const [oldest, { content }] of kept) {
        if (bytes <= keptBytes || oldest === id) break;
        kept.delete(oldest);
        bytes -= content.length;
      }
      return id;
    },
    find: (id: string): Upload | undefined => kept.get(id),
    forget(): void {
      kept.clear();
      bytes = 0;
    },
  };
}
