import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartError } from "@memory/shared/errors";
import { diskTrouble } from "@memory/shared/process/disk-trouble";

export type OwnFolder = { readonly path: string; release(): void };

/** More copies on one folder than this are a mistake. */
const mostCopies = 100;
const ownerOnly = 0o700;

/**
 * A folder below the given one that no other process uses: copies of library may share a volume, and two
 * may run for a while where one is replaced. Removes those of copies that run no more.
 */
export function ownFolder(above: string): OwnFolder {
  const own = usable(above);
  for (const name of readdirSync(above)) {
    const path = join(above, name);
    if (!isCopy.test(name) || path === own.path) continue;
    const left = lock(path);
    if (left === undefined) continue;
    rmSync(path, { recursive: true });
    left.close();
  }
  return own;
}

function usable(above: string): OwnFolder {
  try {
    mkdirSync(above, { recursive: true, mode: ownerOnly });
    return firstFree(above);
  } catch (error) {
    if (error instanceof StartError) throw error;
    const why = diskTrouble(error)?.why ?? (error as NodeJS.ErrnoException).code;
    throw new StartError(`SEARCH_DIR cannot be used: ${why} at ${above}`);
  }
}

const isCopy = /^copy-\d+$/;

function firstFree(above: string): OwnFolder {
  for (let copy = 1; copy <= mostCopies; copy += 1) {
    const path = join(above, `copy-${copy}`);
    mkdirSync(path, { recursive: true, mode: ownerOnly });
    const held = lock(path);
    if (held !== undefined) return { path, release: () => held.close() };
  }
  throw new StartError(`${mostCopies} copies of library use the same SEARCH_DIR`);
}

/** SQLite's lock on a file, which the system releases however the process ends; undefined if it is taken. */
function lock(folder: string): DatabaseSync | undefined {
  const database = new DatabaseSync(join(folder, "lock"));
  try {
    database.exec("BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === busy) return undefined;
    throw error;
  }
}

const busy = 5;
