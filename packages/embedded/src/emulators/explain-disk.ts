import { RetryableError, StartError } from "@memory/shared/errors";
import { diskTrouble } from "@memory/shared/process/disk-trouble";
import { tryWriting } from "../try-writing.ts";

/**
 * Says in a sentence why an emulator cannot write its folder; undefined for any other error. The launcher ends
 * with it, except when the disk is full: then it keeps restarting the emulator, since somebody may make room.
 */
export function explainDisk(
  folder: string,
  error: unknown,
): StartError | RetryableError | undefined {
  const told = diskTrouble(error);
  if (told === undefined) return undefined;
  // SQLite reports a full disk and a file that it may not open alike; writing a file tells them apart.
  const { why, mayPass } = diskTrouble(tryWriting(folder)) ?? told;
  const sentence = `DATA_DIR cannot be used: ${why} at ${folder}`;
  return mayPass ? new RetryableError(`${sentence}; trying again`) : new StartError(sentence);
}
