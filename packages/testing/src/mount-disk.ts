import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export type Disk = {
  /** Where it is mounted. */
  readonly place: string;
  /**
   * Copies what the disk holds at this moment, and mounts the copy as a machine does after a power cut. Resolves with
   * where; the next cut is one of this copy. Nothing may write to the disk meanwhile.
   */
  cutPower(): Promise<string>;
  /** Unmounts and deletes everything. No program may have a file open on it. */
  remove(): Promise<void>;
};

/** More than an edition under test fills. The image is sparse, so that it takes no more than its content. */
const megabytes = 256;

/**
 * A file system of its own, in a file, which writes to that file only what a program has synced: the kernel's own
 * writing-back is put off for ten minutes. Undefined where no image can be mounted, which needs root and a loop device.
 */
export async function mountDisk(): Promise<Disk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "memory-disk-"));
  let image = join(folder, "image");
  let cuts = 0;
  const mounted: string[] = [];
  const mount = async (file: string) => {
    const place = `${file}.mounted`;
    await mkdir(place);
    await run("mount", ["-o", "loop,commit=600", file, place]);
    mounted.push(place);
    return place;
  };
  const remove = async () => {
    for (const place of mounted) await run("umount", [place]);
    await rm(folder, { recursive: true });
  };
  try {
    await writeFile(image, "");
    await truncate(image, megabytes * 1024 * 1024);
    await run("mkfs.ext4", ["-q", image]);
    const place = await mount(image);
    return {
      place,
      async cutPower() {
        cuts += 1;
        const copy = join(folder, `after-cut-${cuts}`);
        await run("cp", ["--sparse=always", image, copy]);
        image = copy;
        return mount(copy);
      },
      remove,
    };
  } catch {
    await remove();
    return undefined;
  }
}

/**
 * A file system in memory, with these options of `mount`. Undefined where it cannot be mounted, which needs root.
 */
export async function mountMemory(options: string) {
  const place = await mkdtemp(join(tmpdir(), "memory-disk-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", options, "tmpfs", place]);
  } catch {
    await rm(place, { recursive: true });
    return undefined;
  }
  return {
    place,
    remount: (chosen: string) => run("mount", ["-o", `remount,${chosen}`, place]),
    async remove() {
      await run("umount", [place]);
      await rm(place, { recursive: true });
    },
  };
}
