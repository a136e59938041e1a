import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";

const held: DatabaseSync[] = [];

/**
 * Takes a folder for this process alone, making it if need be; false when another process has it.
 * SQLite's file lock serves, since the system gives it back however the process ends.
 */
export function holdFolder(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
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

const isBusy = (error: unknown) => (error as { errcode?: number }).errcode === 5;
