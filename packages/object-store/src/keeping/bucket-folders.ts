import { link, mkdir, readdir, rename, rm, rmdir, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { noSuchBucket, preconditionFailed, S3Error } from "../s3-error.ts";
import { pathOfKey } from "./key-path.ts";
import { isAbsent } from "./object-file.ts";
import { syncFolder } from "./sync-folder.ts";

export type BucketFolders = ReturnType<typeof bucketFolders>;

/** A folder for each bucket, and one for what is being written, which is emptied at the start. */
export function bucketFolders(root: string) {
  const buckets = join(root, "buckets");
  const temporary = join(root, "tmp");
  const folderOf = (bucket: string) => join(buckets, bucketName(bucket));

  const exists = async (bucket: string): Promise<boolean> => {
    try {
      return (await stat(folderOf(bucket))).isDirectory();
    } catch (error) {
      if (isAbsent(error)) return false;
      throw error;
    }
  };
  const pathOf = (bucket: string, key: string): string => {
    const names = pathOfKey(key);
    if (names === undefined) throw new S3Error(400, "KeyTooLongError", "Your key is too long");
    return join(folderOf(bucket), ...names);
  };
  /** Syncs every folder below `buckets` that leads to a path, since each of them may be new. */
  const syncAbove = async (path: string): Promise<void> => {
    for (let folder = dirname(path); folder !== buckets; folder = dirname(folder)) {
      try {
        await syncFolder(folder);
      } catch (error) {
        // Another request has just removed its last object, and it; the folder above tells of that.
        if (!isAbsent(error)) throw error;
      }
    }
  };
  let written = 0;

  return {
    folderOf,
    pathOf,
    exists,
    async assertThere(bucket: string): Promise<void> {
      if (!(await exists(bucket))) throw noSuchBucket();
    },
    async prepare(): Promise<void> {
      await rm(temporary, { recursive: true, force: true });
      await mkdir(temporary, { recursive: true });
      await mkdir(buckets, { recursive: true });
      await syncFolder(root);
      await syncFolder(dirname(root));
    },
    names: async (): Promise<string[]> => (await readdir(buckets)).sort(),
    async create(bucket: string): Promise<void> {
      await mkdir(folderOf(bucket), { recursive: true });
      await syncFolder(buckets);
    },
    /** Of a bucket in which no object is left, whose emptied folders may be there. */
    remove: (bucket: string): Promise<void> => rm(folderOf(bucket), { recursive: true }),
    newTemporary: (): string => join(temporary, `${process.pid}-${written++}`),

    /** Puts a file that is whole and synced in an object's place; it stays where it was too with `isLinked`. */
    async place(from: string, to: string, { ifAbsent = false, isLinked = false } = {}) {
      for (;;) {
        await makeFolder(dirname(to));
        try {
          if (ifAbsent) await link(from, to);
          else if (isLinked) await linkOver(from, to, join(temporary, `link-${written++}`));
          else await rename(from, to);
          break;
        } catch (error) {
          if (Reflect.get(error as Error, "code") === "EEXIST") throw preconditionFailed();
          // Another request has just removed the folder, since its last object went.
          if (!isAbsent(error) || !(await isThere(from))) throw error;
        }
      }
      await syncAbove(to);
      if (ifAbsent && !isLinked) await unlink(from);
    },

    /** Removes an object, and the folders that are empty then. */
    async discard(bucket: string, key: string): Promise<void> {
      const path = pathOf(bucket, key);
      try {
        await unlink(path);
      } catch (error) {
        if (isAbsent(error)) return;
        throw error;
      }
      await syncAbove(path);
      for (let folder = dirname(path); folder !== folderOf(bucket); folder = dirname(folder)) {
        try {
          await rmdir(folder);
        } catch (error) {
          if (isAbsent(error) || isNotEmpty(error)) break;
          throw error;
        }
      }
    },
  };
}

/** A folder above it may be removed meanwhile: then there is none yet, and whoever needs it tries again. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
}

const isNotEmpty = (error: unknown): boolean =>
  error instanceof Error && ["ENOTEMPTY", "EEXIST"].includes(String(Reflect.get(error, "code")));

async function linkOver(from: string, to: string, through: string): Promise<void> {
  await link(from, through);
  await rename(through, to);
  // A rename between two names of one file does nothing, and leaves both.
  await rm(through, { force: true });
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function bucketName(name: string): string {
  if (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes("..")) return name;
  throw new S3Error(400, "InvalidBucketName", "The specified bucket is not valid.");
}
