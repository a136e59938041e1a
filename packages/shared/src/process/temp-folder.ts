import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { holdFolder } from "./hold-folder.ts";

/**
 * Gives a folder below `root` that no other process uses. It is made when it is first asked for. What processes
 * that were killed have left behind below `root` is removed at once.
 */
export function tempFolder(root: string): () => string {
  const left = existsSync(root) ? readdirSync(root).map((name) => join(root, name)) : [];
  const held = left.filter(holdFolder);
  for (const folder of held) empty(folder);
  return () => {
    held[0] ??= firstFree(root);
    return held[0];
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
