import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "@memory/shared/errors";

/** Files of a running Memory, and what it builds anew: they are not part of its data. */
const leftOut = new Set([
  "endpoints.json",
  "endpoints.json.new",
  "aws-credentials",
  "aws-credentials.new",
  "compile-cache",
  "search",
  "tmp",
  "media",
  "s3/tmp",
]);
/** Our locks on folders, and the lock and the log files of LevelDB. */
const leftOutEverywhere = /^(lock|lock-journal|LOCK|LOG|LOG\.old)$/;

/**
 * Lists the files below DATA_DIR that a backup contains, sorted, with / between folders. Throws a
 * StartError for a link, because its target would be missing from the backup.
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
