import {
  allOf,
  differs,
  equals,
  isAbsent,
  isPresent,
  matches,
} from "@memory/shared/aws/expression";
import type { Rows } from "@memory/shared/aws/rows";
import { RetryableError } from "@memory/shared/errors";
import type { Objects, StoredObject } from "../copies.ts";
import { ObjectRow, objectPartition, objectRow, referenceTo } from "../rows/object.ts";
import type { TotalBytes } from "./total-bytes.ts";

type Ports = {
  readonly rows: Rows;
  readonly objects: Pick<Objects, "put" | "remove">;
  readonly total: TotalBytes;
};
type FileOfTweet = { readonly tweetId: string; readonly mediaKey: string };

/** Attempts before giving up because others keep referring to the object; the queue then retries. */
const maxTurns = 8;

/**
 * The objects of the bucket and which tweets' files they serve. An object is erased only when nothing refers to
 * it: whoever adds a reference raises the object's version afterwards, and whoever erases it marks it as being
 * erased only if the version is still that of before it looked for references.
 */
export function createObjectsInUse({ rows, objects, total }: Ports) {
  const keyOf = (sha256: string) => ({ TweetID: objectPartition(sha256), MediaKey: objectRow });

  const read = async (sha256: string): Promise<ObjectRow | undefined> => {
    const row = await rows.get(keyOf(sha256));
    return row === undefined ? undefined : ObjectRow.parse(row);
  };

  const isReferredTo = async (sha256: string): Promise<boolean> => {
    const key = equals("TweetID", objectPartition(sha256));
    for await (const page of rows.pages({ key, pageSize: 3, isConsistent: true })) {
      if (page.some(({ MediaKey }) => MediaKey !== objectRow)) return true;
    }
    return false;
  };

  /** Finishes an erasure: nobody refers to the object, nor can before its row is gone. */
  const eraseMarked = async (sha256: string, row: ObjectRow): Promise<number> => {
    await objects.remove(sha256);
    const bytes = row.IsCounted === true ? (row.Bytes ?? 0) : 0;
    if (!(await rows.remove(keyOf(sha256), equals("State", "erasing")))) return 0;
    if (bytes > 0) await total.add(-bytes);
    return row.Bytes ?? 0;
  };

  const eraseUnused = async (sha256: string): Promise<number | undefined> => {
    for (let turn = 0; turn < maxTurns; turn += 1) {
      const row = await read(sha256);
      if (row === undefined) return undefined;
      if (row.State === "erasing") return eraseMarked(sha256, row);
      if (await isReferredTo(sha256)) return undefined;
      const isAsRead = matches({ State: "present", Version: row.Version });
      const erasing = { set: { State: "erasing" } };
      if (await rows.update(keyOf(sha256), erasing, isAsRead)) return eraseMarked(sha256, row);
    }
    throw new RetryableError("others keep referring to an object that was to be erased");
  };

  return {
    read,

    /** Erases the object if nothing refers to it. Returns the bytes that were removed; undefined if it stays. */
    eraseUnused,

    /** Writes the object unless it is there, and notes that this file of the tweet is served by it. */
    async use({ tweetId, mediaKey }: FileOfTweet, object: StoredObject, path: string) {
      const { sha256, bytes, type } = object;
      const reference = referenceTo(tweetId, mediaKey);
      await rows.put({ TweetID: objectPartition(sha256), MediaKey: reference });
      const set = { State: "present", Bytes: bytes, Type: type };
      const isUsable = differs("State", "erasing");
      const there = await rows.updateAndGet(keyOf(sha256), { set, add: { Version: 1 } }, isUsable);
      if (there === undefined) {
        throw new RetryableError("the same object is being erased", { retryAfterSeconds: 2 });
      }
      await objects.put(object, path);
      if (ObjectRow.parse(there).IsCounted === true) return;
      const isNew = allOf(isPresent("State"), isAbsent("IsCounted"));
      if (await rows.update(keyOf(sha256), { set: { IsCounted: true } }, isNew)) {
        await total.add(bytes);
      }
    },

    /**
     * Takes the reference away, and the object if it was the last one. Returns the bytes that were removed;
     * undefined if the object stays.
     */
    async letGo({ tweetId, mediaKey }: FileOfTweet, sha256: string): Promise<number | undefined> {
      const reference = referenceTo(tweetId, mediaKey);
      await rows.remove({ TweetID: objectPartition(sha256), MediaKey: reference });
      return eraseUnused(sha256);
    },
  };
}
export type ObjectsInUse = ReturnType<typeof createObjectsInUse>;
