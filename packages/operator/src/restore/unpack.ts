import { readdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { StartError } from "@memory/shared/errors";
import { extract } from "tar";
import { digest, settle } from "../archive/digest.ts";
import { AnyManifest, formatVersion, Manifest, manifestName } from "../archive/manifest.ts";

/**
 * Unpacks a backup into an empty folder, without its manifest, and checks every file against that.
 * Returns once all is on the disk. Throws a StartError if the backup is damaged or of a later format.
 */
export async function unpack(file: string, folder: string): Promise<Manifest> {
  const strangers: string[] = [];
  try {
    extract({
      file,
      // Otherwise writing goes on in the background after the archive turned out to be damaged.
      sync: true,
      cwd: folder,
      strict: true,
      preserveOwner: false,
      // Links and devices could lead out of the folder.
      filter: (path, entry) => {
        const isPlain = "type" in entry && (entry.type === "File" || entry.type === "Directory");
        if (!isPlain) strangers.push(path);
        return isPlain;
      },
    });
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (/^E[A-Z]+$/.test(code)) throw error;
    throw damaged(file, message);
  }
  if (strangers.length > 0) throw damaged(file, "there are links in it");
  const manifest = await readManifest(file, folder);
  await rm(join(folder, manifestName));

  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const unnamed = new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/")),
  );
  for (const expected of manifest.files) {
    const { path } = expected;
    if (!unnamed.delete(path)) throw damaged(file, `${path} is missing`);
    const { bytes, sha256 } = await digest(folder, path);
    if (bytes !== expected.bytes || sha256 !== expected.sha256)
      throw damaged(file, `${path} is not what was backed up`);
    await settle(join(folder, path));
  }
  if (unnamed.size > 0) throw damaged(file, `${[...unnamed][0]} does not belong in it`);
  const folders = entries.filter((entry) => entry.isDirectory());
  for (const { parentPath, name } of folders) await settle(join(parentPath, name));
  await settle(folder);
  return manifest;
}

async function readManifest(file: string, folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), "utf8").catch(() => {
    throw damaged(file, `${manifestName} is missing`);
  });
  const json = parse(text);
  const any = AnyManifest.safeParse(json);
  if (any.success && any.data.format > formatVersion)
    throw new StartError(
      `${file} is of a later Memory (format ${any.data.format}, this one reads ${formatVersion}): restore it with that one; nothing was changed`,
    );
  const manifest = Manifest.safeParse(json);
  if (!manifest.success) throw damaged(file, `${manifestName} cannot be read`);
  return manifest.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const damaged = (file: string, why: string) =>
  new StartError(`${file} is no whole backup of Memory: ${why}; nothing was changed`);
