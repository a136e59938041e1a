import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import { StartError } from "@memory/shared/errors";
import { Header, Pack, ReadEntry } from "tar";
import { digest, settle } from "../archive/digest.ts";
import { holdData, isThere } from "../archive/hold-data.ts";
import { listFiles } from "../archive/list-files.ts";
import { formatVersion, type Manifest, manifestName } from "../archive/manifest.ts";

type Wanted = {
  readonly dataDir: string;
  readonly to: string;
  readonly memory: string;
  readonly now: Date;
};
type Written = { readonly files: number; readonly bytes: number; readonly archiveBytes: number };

/**
 * Backs DATA_DIR up to a file that only its owner may read. The file appears only when it is complete and
 * on the disk. Locks DATA_DIR until this process ends.
 */
export async function backUp({ dataDir, to, memory, now }: Wanted): Promise<Written> {
  if (!isThere(dataDir)) throw new StartError(`nothing is kept in ${dataDir}; set DATA_DIR`);
  if (isThere(to)) throw new StartError(`${to} exists already; name another file`);
  if (await isWithin(await realpath(dataDir), dirname(to)))
    throw new StartError(
      `${to} lies in DATA_DIR; a backup belongs elsewhere, best on another disk`,
    );
  holdData(dataDir);
  const paths = await listFiles(dataDir);
  if (paths.length === 0) throw new StartError(`nothing is kept in ${dataDir}; set DATA_DIR`);

  const files: Manifest["files"] = [];
  for (const path of paths) files.push(await digest(dataDir, path));
  const manifest = { format: formatVersion, createdAt: now.toISOString(), memory, files } as const;
  const partial = join(dirname(to), `.${basename(to)}.${randomBytes(4).toString("hex")}.partial`);
  try {
    await pipeline(
      pack(dataDir, manifest),
      createWriteStream(partial, { flags: "wx", mode: 0o600 }),
    );
    await settle(partial);
    await rename(partial, to);
    await settle(dirname(to));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { files: files.length, bytes, archiveBytes: (await stat(to)).size };
}

/**
 * A gzipped tar archive that any tar can read, without the names of this machine's users. The
 * compression is the fastest, because Memory is stopped meanwhile.
 */
function pack(dataDir: string, manifest: Manifest): Pack {
  const packing = new Pack({ cwd: dataDir, gzip: { level: 1 }, portable: true, strict: true });
  packing.add(textEntry(manifestName, `${JSON.stringify(manifest, null, 2)}\n`));
  for (const { path } of manifest.files) packing.add(path);
  packing.end();
  return packing;
}

function textEntry(path: string, text: string): ReadEntry {
  const content = Buffer.from(text);
  const header = new Header({ path, size: content.length, mode: 0o600, type: "File" });
  const entry = new ReadEntry(header);
  entry.end(content);
  return entry;
}

async function isWithin(folder: string, other: string): Promise<boolean> {
  const way = relative(folder, await realpath(other));
  return way === "" || !/^\.\.(\/|$)/.test(way);
}
