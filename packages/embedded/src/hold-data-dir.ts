import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "@memory/shared/errors";
import { diskTrouble } from "@memory/shared/process/disk-trouble";
import { holdFolder } from "@memory/shared/process/hold-folder";
import { tryWriting } from "./try-writing.ts";

/**
 * Locks DATA_DIR for this process, lets its owner alone into it, and checks that it and the emulators' folders in
 * it can be written. Throws a StartError that says why it cannot be used.
 */
export function holdDataDir(folder: string): void {
  let isOurs: boolean;
  try {
    isOurs = holdFolder(folder);
    if (isOurs) chmodSync(folder, 0o700);
  } catch (error) {
    // SQLite does not say why it cannot open a file, but writing one does.
    const onWriting = tryWriting(folder);
    const isTold = onWriting !== undefined && diskTrouble(onWriting) !== undefined;
    throw unusable(folder, isTold ? onWriting : (error as Error));
  }
  if (!isOurs)
    throw new StartError(
      `Memory already runs on ${folder}; stop it first, or set DATA_DIR to another folder`,
    );
  for (const path of [folder, join(folder, "sqs"), join(folder, "dynamodb"), join(folder, "s3")]) {
    const error = existsSync(path) ? tryWriting(path) : undefined;
    if (error !== undefined) throw unusable(path, error);
  }
}

function unusable(folder: string, error: NodeJS.ErrnoException): StartError {
  const trouble = diskTrouble(error);
  const why =
    error.code === undefined
      ? error.message
      : `${trouble?.why ?? "no folder can be made or written"} at ${folder} (${error.code})`;
  return new StartError(`DATA_DIR cannot be used: ${why}`);
}
