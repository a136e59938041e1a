import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "@memory/shared/errors";

/** What belongs to a run of Memory, not to what it keeps. */
const leftOut = new Set(["endpoints.json", "endpoints.json.new", "compile-cache"]);
/** Who holds a folder, LevelDB's hold on its own, and LevelDB's diary. */
const leftOutEverywhere = /^(lock|lock-journal|LOCK|LOG|LOG\.old)$/;

/**
 * The files below DATA_DIR that a backup holds, in order, with / between folders. A link is refused,
 * since what it leads to would be missing.
 */
export async function listFiles(dataDir: string, below = ""): Promise<string[]> {
  const entries = await readdir(join(dataDir, below), { withFileTypes: true });
  const found = entries.map(async (entry): Promise<string[]> => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (leftOut.has(path) || leftOutEverywhere.test(entry.name)) return [];
    if (entry.isDirectory()) return listFiles(dataDir, path);
    if (entry.isFile()) return [path];
    throw new StartError(`${join(dataDir, path)} is neither a file nor a folder`);
  });
  return (await Promise.all(found)).flat().sort();
}
