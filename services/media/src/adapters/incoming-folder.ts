import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { holdFolder } from "@memory/shared/process/hold-folder";

export type IncomingFolder = ReturnType<typeof openIncomingFolder>;

/** What is left free for others on the disk, in bytes. */
const reserve = 256 * 1024 * 1024;

/**
 * A folder below `root` for files on the way, which no other process uses. What processes that were killed have
 * left behind below `root` is removed at once.
 */
export function openIncomingFolder(root: string) {
  const left = existsSync(root) ? readdirSync(root).map((name) => join(root, name)) : [];
  const [first, ...others] = left.filter(holdFolder);
  for (const folder of first === undefined ? [] : [first, ...others]) empty(folder);
  const folder = first ?? firstFree(root);
  return {
    newPath: (): string => join(folder, randomUUID()),
    /** Whether so many bytes go onto the disk. */
    async hasRoomFor(bytes: number): Promise<boolean> {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize - reserve >= bytes;
    },
  };
}

function firstFree(root: string): string {
  for (let number = 1; ; number += 1) {
    const folder = join(root, String(number));
    if (holdFolder(folder)) return folder;
  }
}

/** The lock is held by an open file. */
function empty(folder: string): void {
  for (const name of readdirSync(folder))
    if (!name.startsWith("lock")) rmSync(join(folder, name), { recursive: true, force: true });
}
