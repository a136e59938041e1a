import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * A file system of its own, in a file, which writes to that file only what a program has synced: the kernel's own
 * writing-back is put off for ten minutes. Undefined where no image can be mounted, which needs root and a loop device.
 */
export async function mountDisk() {
  const folder = await mkdtemp(join(tmpdir(), "memory-disk-"));
  const image = join(folder, "image");
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
    await truncate(image, 64 * 1024 * 1024);
    await run("mkfs.ext4", ["-q", image]);
    const place = await mount(image);
    return {
      place,
      /** Copies what the disk holds at this moment, and mounts it as a machine does after a power cut. */
      async cutPower() {
        const copy = join(folder, "after-the-cut");
        await run("cp", ["--sparse=always", image, copy]);
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
