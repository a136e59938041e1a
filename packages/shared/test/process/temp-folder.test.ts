import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { tempFolder } from "../../src/process/temp-folder.ts";

describe("tempFolder", () => {
  let root: string;
  beforeEach(() => {
    root = join(mkdtempSync(join(tmpdir(), "memory-")), "exports");
  });
  afterEach(() => rmSync(join(root, ".."), { recursive: true }));

  it("makes a folder when it is asked for one, and always gives the same", () => {
    const folder = tempFolder(root);
    expect(existsSync(root)).to.equal(false);
    expect(folder()).to.equal(join(root, "1"));
    expect(folder()).to.equal(join(root, "1"));
  });

  it("removes what a process that was killed has left behind, and uses its folder", () => {
    mkdirSync(join(root, "1", "export-abc"), { recursive: true });
    writeFileSync(join(root, "1", "export-abc", "part-1.zip"), "");
    const folder = tempFolder(root);
    expect(readdirSync(join(root, "1")))
      .to.include("lock")
      .and.not.include("export-abc");
    expect(folder()).to.equal(join(root, "1"));
  });

  it("leaves the folder of a process that runs alone", () => {
    const first = tempFolder(root)();
    writeFileSync(join(first, "export"), "");
    expect(tempFolder(root)()).to.equal(join(root, "2"));
    expect(readdirSync(first)).to.include("export");
  });
});
