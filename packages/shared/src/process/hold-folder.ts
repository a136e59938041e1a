import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";

const held: DatabaseSync[] = [];

/**
 * Takes a folder for this process alone, making it if need be; false when another process has it.
 * Throws when no folder can be there. SQLite's file lock serves, since the system gives it back however the process ends.
 */
export function holdFolder(folder: string): boolean {
  makeFolder(folder);
  const lock = new DatabaseSync(join(folder, "lock"));
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (isBusy(error)) return false;
    throw error;
  }
  held.push(lock);
  return true;
}

/** As `holdFolder`, but waits for whoever has it: two emulators over one folder would lose data. */
export async function waitForFolder(folder: string): Promise<void> {
  if (holdFolder(folder)) return;
  process.stderr.write(`waiting for ${folder}, which another process still uses\n`);
  while (!holdFolder(folder)) await pause(100);
}

/** Step by step, as `recursive` never returns where the system lets nobody make folders (below /proc). */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory())
    throw new Error(`${path} is a file, not a folder`);
  return found !== undefined;
}

const isBusy = (error: unknown) => (error as { errcode?: number }).errcode === 5;
