import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Objects } from "@memory/copies/copies";
import { writeZip } from "../write-zip.ts";
import type { ListedFile } from "./media-list.ts";

type Options = {
  readonly folder: string;
  readonly objects: Pick<Objects, "open">;
  readonly exportedAt: string;
  readonly signal: AbortSignal;
  /** Called for a file whose object was erased meanwhile. */
  readonly lost: (file: ListedFile) => void;
};

/** The bucket may fail while a ZIP is read from it. */
const mostAttempts = 3;

/**
 * The paths of the ZIPs of media, one for each group. Each is made when it is asked for, and removed when the next
 * one is, so that a library of any size takes the place of one ZIP.
 */
export async function* mediaZips(
  groups: readonly (readonly ListedFile[])[],
  options: Options,
): AsyncGenerator<string> {
  for (const [index, group] of groups.entries()) {
    const path = join(options.folder, `media-${index + 1}.zip`);
    try {
      await writeGroup(path, group, options);
      yield path;
    } finally {
      await rm(path, { force: true });
    }
  }
}

async function writeGroup(path: string, group: readonly ListedFile[], options: Options) {
  const { objects, exportedAt, signal } = options;
  for (let attempt = 1; ; attempt += 1) {
    const lost: ListedFile[] = [];
    try {
      const files = storedFiles(group, { objects, lost: (file) => lost.push(file) });
      await writeZip(path, files, { signal, mtime: new Date(exportedAt) });
      return lost.forEach(options.lost);
    } catch (error) {
      if (signal.aborted || attempt === mostAttempts) throw error;
    }
  }
}

/** The files as a ZIP takes them: as they are, since pictures and films do not shrink. */
export async function* storedFiles(
  files: readonly ListedFile[],
  { objects, lost }: Pick<Options, "objects" | "lost">,
) {
  for (const file of files) {
    const content = await objects.open(file.sha256);
    if (content === undefined) lost(file);
    else yield { path: file.path, bytes: file.bytes, content };
  }
}
