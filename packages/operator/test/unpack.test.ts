import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { create, Header, Pack, ReadEntry } from "tar";
import { unpack } from "../src/restore/unpack.ts";

const content = Buffer.from("kept");
const sha256 = createHash("sha256").update(content).digest("hex");
const named = (path: string, change: object = {}) => ({ path, bytes: 4, sha256, ...change });
const manifestOf = (files: object[], format = 1) =>
  JSON.stringify({ format, createdAt: "2026-01-02T03:04:05.000Z", memory: "0.1.0", files });

describe("unpacking a backup", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "memory-unpack-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Unpacks a file with these entries, or with these bytes. Resolves with the outcome. */
  async function outcomeOf(entries: [string, string | Buffer][] | Buffer): Promise<string> {
    const file = join(folder, "backup.tar.gz");
    await writeFile(file, Buffer.isBuffer(entries) ? entries : await packed(entries));
    const into = await mkdtemp(join(folder, "into-"));
    return unpack(file, into).then(
      () => "whole",
      ({ name, message }: Error) => `${name}: ${message.replace(file, "FILE")}`,
    );
  }
  const good: [string, string | Buffer][] = [
    ["memory-backup.json", manifestOf([named("sqs/a")])],
    ["sqs/a", content],
  ];
  const refusal = /^StartError: FILE is no whole backup of Memory: .*; nothing was changed$/;

  it("gives the files that its manifest names", async () => {
    expect(await outcomeOf(good)).to.equal("whole");
    const [into = ""] = (await readdir(folder)).filter((name) => name.startsWith("into-"));
    expect(await readdir(join(folder, into), { recursive: true })).to.deep.equal(["sqs", "sqs/a"]);
  });

  it("refuses a file that is cut anywhere, or is something else", async () => {
    const whole = await packed(good);
    for (const length of [0, 1, 20, whole.length >> 1, whole.length - 9, whole.length - 1])
      expect(await outcomeOf(whole.subarray(0, length)), `${length} bytes`).to.match(refusal);
    expect(await outcomeOf(Buffer.from("x".repeat(5_000)))).to.match(refusal);
  });

  it("refuses what changed by a bit anywhere in it", async () => {
    const whole = await packed(good);
    // The gzip header contains a time and a system, which do not matter.
    for (let at = 10; at < whole.length; at += 7) {
      const spoiled = Buffer.from(whole);
      spoiled.writeUInt8(spoiled.readUInt8(at) ^ 1, at);
      expect(await outcomeOf(spoiled), `byte ${at}`).to.match(refusal);
    }
  });

  const wrong: [string, [string, string | Buffer][], RegExp][] = [
    ["without manifest", good.slice(1), /memory-backup\.json is missing/],
    ["with another's manifest", [["memory-backup.json", "{}"]], /cannot be read/],
    ["without a file", good.slice(0, 1), /sqs\/a is missing/],
    ["with a file too many", [...good, ["sqs/lock", content]], /sqs\/lock does not belong/],
    [
      "with another content",
      [good[0] as [string, string], ["sqs/a", "kent"]],
      /sqs\/a is not what was backed up/,
    ],
    [
      "that climbs out of its folder",
      [
        ["memory-backup.json", manifestOf([named("../evil")])],
        ["../evil", content],
      ],
      /path contains '\.\.'/,
    ],
    [
      "that names a place of this machine",
      [
        ["memory-backup.json", manifestOf([named("/tmp/evil")])],
        ["/tmp/evil", content],
      ],
      /absolute path/,
    ],
  ];
  for (const [what, entries, why] of wrong) {
    it(`refuses one ${what}`, async () => {
      expect(await outcomeOf(entries))
        .to.match(refusal)
        .and.to.match(why);
      expect((await readdir(folder)).filter((name) => /evil/.test(name))).to.deep.equal([]);
    });
  }

  it("refuses links, which lead out of the folder", async () => {
    await writeFile(join(folder, "memory-backup.json"), manifestOf([]));
    await symlink("/etc", join(folder, "elsewhere"));
    const file = join(folder, "links.tar.gz");
    await create({ file, cwd: folder, gzip: true }, ["memory-backup.json", "elsewhere"]);
    expect(await outcomeOf(await readFile(file))).to.match(/there are links in it/);
  });

  it("leaves what a later Memory wrote to that one, whatever it says", async () => {
    const later: [string, string][] = [["memory-backup.json", '{"format":2,"parts":[]}']];
    expect(await outcomeOf(later)).to.match(
      /^StartError: FILE is of a later Memory \(format 2, this one reads 1\): /,
    );
  });
});

async function packed(entries: [string, string | Buffer][]): Promise<Buffer> {
  const packing = new Pack({ gzip: true, portable: true, preservePaths: true });
  for (const [path, text] of entries) {
    const bytes = Buffer.from(text);
    const entry = new ReadEntry(
      new Header({ path, size: bytes.length, mode: 0o600, type: "File" }),
    );
    entry.end(bytes);
    packing.add(entry);
  }
  packing.end();
  return Buffer.concat(await packing.collect());
}
