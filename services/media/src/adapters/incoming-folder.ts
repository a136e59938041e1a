import { randomUUID } from "node:crypto";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { tempFolder } from "@memory/shared/process/temp-folder";

export type IncomingFolder = ReturnType<typeof openIncomingFolder>;

/** What is left free for others on the disk, in bytes. */
const reserve = 256 * 1024 * 1024;

/**
 * A folder below `root` for files on the way, which no other process uses. What processes that were killed have
 * left behind below `root` is removed at once.
 */
export function openIncomingFolder(root: string) {
  const folder = tempFolder(root)();
  return {
    newPath: (): string => join(folder, randomUUID()),
    /** Whether so many bytes go onto the disk. */
    async hasRoomFor(bytes: number): Promise<boolean> {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize - reserve >= bytes;
    },
  };
}
