import { mkdtemp, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { StartError } from "@memory/shared/errors";
import { settle } from "../archive/digest.ts";
import { holdData, isThere, refuseRoot } from "../archive/hold-data.ts";
import { listFiles } from "../archive/list-files.ts";
import type { Manifest } from "../archive/manifest.ts";
import { unpack } from "./unpack.ts";

type Wanted = {
  readonly file: string;
  readonly dataDir: string;
  readonly isConfirmed: boolean;
  readonly isDryRun: boolean;
  readonly now: Date;
};
export type Restored =
  | { readonly kind: "checked"; readonly manifest: Manifest }
  | { readonly kind: "restored"; readonly manifest: Manifest; readonly aside?: string }
  | { readonly kind: "in-the-way"; readonly files: number };

/**
 * Replaces DATA_DIR by a backup, completely or not at all. Existing files are moved aside, and only if
 * that was confirmed.
 */
export async function restore(wanted: Wanted): Promise<Restored> {
  const { file, isConfirmed, isDryRun, now } = wanted;
  if (!(await stat(file)).isFile()) throw new StartError(`${file} is not a file`);
  const dataDir = isThere(wanted.dataDir) ? await realpath(wanted.dataDir) : wanted.dataDir;
  const above = dirname(dataDir);
  refuseRoot(above);
  const isOld = isThere(dataDir);
  let files = 0;
  if (isOld && !isDryRun) {
    holdData(dataDir);
    files = (await listFiles(dataDir)).length;
    if (files > 0 && !isConfirmed) return { kind: "in-the-way", files };
  }
  const fresh = await mkdtemp(`${dataDir}.restoring-`);
  try {
    const manifest = await unpack(file, fresh);
    if (isDryRun) return { kind: "checked", manifest };
    const aside = isOld ? await moveAside(dataDir, now) : undefined;
    await rename(fresh, dataDir).catch(async (error: unknown) => {
      if (aside !== undefined) await rename(aside, dataDir);
      throw error;
    });
    await settle(above);
    if (aside === undefined) return { kind: "restored", manifest };
    if (files > 0) return { kind: "restored", manifest, aside };
    await rm(aside, { recursive: true });
    return { kind: "restored", manifest };
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function moveAside(dataDir: string, now: Date): Promise<string> {
  const time = now.toISOString().slice(0, 19).replaceAll(":", "");
  const aside = `${dataDir}.before-restore-${time}`;
  if (isThere(aside)) throw new StartError(`${aside} exists already; try again in a second`);
  await rename(dataDir, aside);
  return aside;
}
