/** Why a program cannot write its files. `mayPass`: it can go on without being configured anew, once there is room. */
export type DiskTrouble = { readonly why: string; readonly mayPass: boolean };

const full: DiskTrouble = { why: "the disk is full", mayPass: true };
const readOnly: DiskTrouble = { why: "the file system is read-only", mayPass: false };
const refused: DiskTrouble = {
  why: "its files may not be written by this user",
  mayPass: false,
};

const byCode: Record<string, DiskTrouble> = {
  ENOSPC: full,
  EDQUOT: full,
  EROFS: readOnly,
  EACCES: refused,
  EPERM: refused,
};

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html). */
const bySqliteCode: Record<number, DiskTrouble> = {
  8: refused,
  10: { why: "the disk fails to read or write", mayPass: true },
  13: full,
  14: refused,
};

/** LevelDB passes on the system's words alone. */
const byWords: readonly [RegExp, DiskTrouble][] = [
  [/No space left on device|Disk quota exceeded/, full],
  [/Read-only file system/, readOnly],
  [/Permission denied|Operation not permitted/, refused],
];

/** What an error of Node's files, SQLite or LevelDB, or the cause behind it, says about the disk. */
export function diskTrouble(error: unknown): DiskTrouble | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errcode, message, cause } = error as Error & { code?: string; errcode?: number };
  const isLevel = code?.startsWith("LEVEL_") === true;
  return (
    byCode[code ?? ""] ??
    (code === "ERR_SQLITE_ERROR" ? bySqliteCode[(errcode ?? 0) & 0xff] : undefined) ??
    (isLevel ? byWords.find(([words]) => words.test(message))?.[1] : undefined) ??
    diskTrouble(cause)
  );
}
