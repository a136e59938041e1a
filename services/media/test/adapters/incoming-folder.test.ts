import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { openIncomingFolder } from "../../src/adapters/incoming-folder.ts";

const module = fileURLToPath(new URL("../../src/adapters/incoming-folder.ts", import.meta.url));

/** Another process opens the folder, leaves a file in it, tells, and stays until it is killed. */
async function startOther(root: string) {
  const code = `
    import { openIncomingFolder } from ${JSON.stringify(module)};
    import { writeFileSync } from "node:fs";
    const path = openIncomingFolder(${JSON.stringify(root)}).newPath();
    writeFileSync(path, "half");
    console.log(path);
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", code]);
  const [path] = await once(child.stdout, "data");
  return {
    path: String(path).trim(),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "close");
    },
  };
}

describe("openIncomingFolder", () => {
  let root = "";
  const others: { kill(): Promise<void> }[] = [];
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "memory-incoming-"));
  });
  afterEach(async () => {
    for (const other of others.splice(0)) await other.kill();
    await rm(root, { recursive: true, force: true });
  });

  const files = async () =>
    (await readdir(root, { recursive: true })).filter((name) => /[0-9a-f]{8}-/.test(name));

  it("removes what a killed process has left, and nothing of one that is alive", async () => {
    const [killed, alive] = [await startOther(root), await startOther(root)];
    others.push(killed, alive);
    await killed.kill();
    const own = openIncomingFolder(root).newPath();
    expect((await files()).map((name) => join(root, name))).to.deep.equal([alive.path]);
    await writeFile(own, "whole");
  });

  it("says when there is no room", async () => {
    const folder = openIncomingFolder(root);
    expect(await folder.hasRoomFor(1)).to.equal(true);
    expect(await folder.hasRoomFor(Number.MAX_SAFE_INTEGER)).to.equal(false);
  });
});
