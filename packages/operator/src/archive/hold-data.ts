import { statSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "@memory/shared/errors";
import { holdFolder } from "@memory/shared/process/hold-folder";

/**
 * Locks DATA_DIR until this process ends, so that neither Memory nor an emulator that outlives it writes
 * there. The folder has to exist. Throws a StartError if it is in use.
 */
export function holdData(dataDir: string): void {
  refuseRoot(dataDir);
  if (!holdFolder(dataDir))
    throw new StartError(
      `Memory runs on ${dataDir}: stop it first, which loses nothing, since Telegram keeps what is sent meanwhile`,
    );
  for (const part of ["sqs", "dynamodb", "s3"]) {
    const folder = join(dataDir, part);
    if (isThere(folder) && !holdFolder(folder))
      throw new StartError(`${folder} is still in use: wait a minute for Memory to end`);
  }
}

/**
 * Throws a StartError for root in the folder of another user, who could not read the files made by root.
 */
export function refuseRoot(folder: string): void {
  const owner = statSync(folder).uid;
  if (process.getuid?.() === 0 && owner !== 0)
    throw new StartError(`run it as the owner of ${folder} (user id ${owner}), not as root`);
}

export const isThere = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false }) !== undefined;
