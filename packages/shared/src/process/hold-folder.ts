import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";

const held: DatabaseSync[] = [];

/**
 * Locks a folder for this process until it ends, and creates it if necessary. False when another process
 * holds the lock; throws when the folder cannot be created. The lock is SQLite's lock on a file: the
 * system releases it however the process ends.
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

/** As `holdFolder`, but waits for the lock: two emulators over one folder would lose data. */
export async function waitForFolder(folder: string): Promise<void> {
  if (holdFolder(folder)) return;
  process.stderr.write(`waiting for ${folder}, which another process still uses\n`);
  while (!holdFolder(folder)) await pause(100);
}

/**
 * Does not use `recursive: true`, because that never returns where no folder can be created (below
 * /proc).
 */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have created it meanwhile.
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
