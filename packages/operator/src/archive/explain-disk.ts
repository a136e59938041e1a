import { StartError } from "@memory/shared/errors";

/**
 * An error of the file system as a StartError that says what to do. Any other error is returned as it
 * is.
 */
export function explainDisk(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  const sentence = code === undefined ? undefined : sentences[code];
  return sentence === undefined ? error : new StartError(`${sentence} (${message})`);
}

const sentences: Record<string, string> = {
  ENOSPC: "the disk is full; nothing was changed",
  EDQUOT: "the disk quota is used up; nothing was changed",
  EACCES: "this user may not do that; run it as the user that Memory runs as",
  EPERM: "this user may not do that; run it as the user that Memory runs as",
  EROFS: "the file system is read-only; choose another place",
  ENOENT: "there is no such file or folder",
  ENOTDIR: "there is no such file or folder",
  EISDIR: "it is a folder, not a file",
  EBUSY:
    "DATA_DIR is a mount of its own and cannot be replaced; let it be a folder within the mount",
  EXDEV:
    "DATA_DIR is a mount of its own and cannot be replaced; let it be a folder within the mount",
};
