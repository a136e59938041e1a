import { expect } from "chai";
import { diskTrouble } from "../../src/process/disk-trouble.ts";

const error = (message: string, more: object = {}) => Object.assign(new Error(message), more);
const sqlite = (errcode: number) => error("no", { code: "ERR_SQLITE_ERROR", errcode });
const level = (message: string) =>
  error("Database failed to open", {
    code: "LEVEL_DATABASE_NOT_OPEN",
    cause: error(`IO error: /data/level/LOCK: ${message}`, { code: "LEVEL_IO_ERROR" }),
  });

describe("diskTrouble", () => {
  const cases: [string, Error, string, boolean][] = [
    ["a full disk", error("write", { code: "ENOSPC" }), "the disk is full", true],
    ["a full disk, by SQLite", sqlite(13), "the disk is full", true],
    ["a full disk, by LevelDB", level("No space left on device"), "the disk is full", true],
    ["a disk that fails, by SQLite", sqlite(4874), "the disk fails to read or write", true],
    [
      "a read-only file system",
      error("open", { code: "EROFS" }),
      "the file system is read-only",
      false,
    ],
    [
      "a read-only file system, by LevelDB",
      level("Read-only file system"),
      "the file system is read-only",
      false,
    ],
    [
      "files of another user",
      error("open", { code: "EACCES" }),
      "its files may not be written by this user",
      false,
    ],
    [
      "files of another user, by SQLite",
      sqlite(8 | (1 << 8)),
      "its files may not be written by this user",
      false,
    ],
    [
      "files of another user, by LevelDB",
      level("Permission denied"),
      "its files may not be written by this user",
      false,
    ],
  ];
  for (const [name, given, why, mayPass] of cases)
    it(`knows ${name}`, () => {
      expect(diskTrouble(given)).to.deep.equal({ why, mayPass });
    });

  it("says nothing of any other error", () => {
    for (const given of [error("boom"), sqlite(5), error("EADDR", { code: "EADDRINUSE" }), "text"])
      expect(diskTrouble(given)).to.equal(undefined);
  });
});
