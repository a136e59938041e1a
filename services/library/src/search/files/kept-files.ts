import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { fileEnds } from "../index/schema.ts";

export type KeptFiles = ReturnType<typeof keptFilesIn>;

const nameOf = (userId: string): string =>
  createHash("sha256").update(userId).digest("hex").slice(0, 32);
const isDatabase = /^[0-9a-f]{32}$/;

/** The search files of a folder with their sizes, the one that was used longest ago first. */
export function keptFilesIn(folder: string, now: () => number) {
  const bytesOf = new Map(found(folder));
  const pathOf = (name: string) => join(folder, name);

  return {
    nameOf,
    pathOf,
    names: (): string[] => [...bytesOf.keys()],

    /** Makes a file that is there the one that was used last. */
    use(name: string): void {
      const bytes = bytesOf.get(name);
      if (bytes === undefined) return;
      bytesOf.delete(name);
      bytesOf.set(name, bytes);
    },

    /** Notes how large the file is, and that it was used now. */
    async note(name: string): Promise<void> {
      const sizes = await Promise.all(fileEnds.map((end) => sizeOf(pathOf(name) + end)));
      bytesOf.delete(name);
      if (sizes[0] === undefined) return;
      bytesOf.set(
        name,
        sizes.reduce<number>((sum, bytes = 0) => sum + bytes, 0),
      );
      const usedAt = new Date(now());
      await utimes(pathOf(name), usedAt, usedAt).catch(() => {});
    },

    /** Those that have to go so that the others are within so many bytes. They count no more. */
    takeBeyond(mostBytes: number, isInUse: (name: string) => boolean): string[] {
      let bytes = [...bytesOf.values()].reduce((sum, each) => sum + each, 0);
      const taken: string[] = [];
      for (const [name, itsBytes] of bytesOf) {
        if (bytes <= mostBytes) break;
        if (isInUse(name)) continue;
        taken.push(name);
        bytes -= itsBytes;
      }
      for (const name of taken) bytesOf.delete(name);
      return taken;
    },
  };
}

function found(folder: string): [string, number][] {
  return readdirSync(folder)
    .filter((name) => isDatabase.test(name))
    .map((name) => ({ name, usedAt: statSync(join(folder, name)).mtimeMs }))
    .sort((one, other) => one.usedAt - other.usedAt)
    .map(({ name }) => [name, bytesThere(join(folder, name))]);
}

const bytesThere = (path: string): number =>
  fileEnds.reduce(
    (sum, end) => sum + (statSync(path + end, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );

const sizeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  );
