import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Neither emulator writes more than this when it starts. */
const roomBytes = 1024 * 1024;

/** Writes a file of 1 MB in a folder and removes it again. Returns the error if that fails. */
export function tryWriting(folder: string): NodeJS.ErrnoException | undefined {
  const file = join(folder, "write-test");
  try {
    writeFileSync(file, Buffer.alloc(roomBytes), { flush: true });
    return undefined;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  } finally {
    removeQuietly(file);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Where it could not be written, there may be nothing that can be removed.
  }
}
