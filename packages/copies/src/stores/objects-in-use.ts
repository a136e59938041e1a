import { randomUUID } from "node:crypto";
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
import { erasureBy, isBeingErased, keyOfObject, readObject } from "./erase-object.ts";
import type { TotalBytes } from "./total-bytes.ts";

type Ports = {
  readonly rows: Rows;
  readonly objects: Pick<Objects, "put" | "remove">;
  readonly total: TotalBytes;
  /** Unix ms. */
  readonly now?: () => number;
};
type FileOfTweet = { readonly tweetId: string; readonly mediaKey: string };

/** Attempts before giving up because others keep referring to the object; the queue then retries. */
const maxTurns = 8;

/**
 * The objects of the bucket and which tweets' files they serve. An object is erased only when nothing refers to
 * it: whoever adds a reference changes the object's version afterwards, and whoever erases it marks it as being
 * erased only if the version is still that of before it looked for references.
 */
export function createObjectsInUse({ rows, objects, total, now = Date.now }: Ports) {
  const read = (sha256: string) => readObject(rows, sha256);
  const newErasure = () => erasureBy(randomUUID(), { rows, objects, total, now });

  const isReferredTo = async (sha256: string): Promise<boolean> => {
    const key = equals("TweetID", objectPartition(sha256));
    for await (const page of rows.pages({ key, pageSize: 3, isConsistent: true })) {
      if (page.some(({ MediaKey }) => MediaKey !== objectRow)) return true;
    }
    return false;
  };

  const eraseUnused = async (sha256: string): Promise<number | undefined> => {
    const erasure = newErasure();
    for (let turn = 0; turn < maxTurns; turn += 1) {
      const row = await read(sha256);
      if (row === undefined) return undefined;
      if (row.State === "erasing") return erasure.finish(sha256);
      if (await isReferredTo(sha256)) return undefined;
      if (await erasure.mark(sha256, row)) return erasure.finish(sha256);
    }
    throw new RetryableError("others keep referring to an object that was to be erased");
  };

  /** Notes in the object's row that it is used once more. Undefined while it is being erased. */
  const takeUp = async ({ sha256, bytes, type }: StoredObject): Promise<ObjectRow | undefined> => {
    const set = { State: "present", Bytes: bytes, Type: type, Version: randomUUID() };
    const isUsable = differs("State", "erasing");
    const row = await rows.updateAndGet(keyOfObject(sha256), { set }, isUsable);
    return row === undefined ? undefined : ObjectRow.parse(row);
  };

  return {
    read,

    /**
     * Erases the object if nothing refers to it. Returns the bytes that were removed; undefined if it stays. Throws
     * a RetryableError while another process erases it.
     */
    eraseUnused,

    /**
     * Writes the object unless it is there, and notes that this file of the tweet is served by it. `token` tells this
     * note from those of others.
     */
    async use(
      file: FileOfTweet,
      object: StoredObject,
      { path, token }: { readonly path: string; readonly token: string },
    ) {
      const { sha256, bytes } = object;
      await rows.put({ ...keyOfReference(file, sha256), Token: token });
      let there = await takeUp(object);
      if (there === undefined) {
        // The process that was erasing it may have crashed, and nobody else may come to finish it.
        await newErasure().finish(sha256);
        there = await takeUp(object);
      }
      if (there === undefined) throw isBeingErased();
      await objects.put(object, path);
      if (there.IsCounted === true) return;
      const isNew = allOf(isPresent("State"), isAbsent("IsCounted"));
      if (await rows.update(keyOfObject(sha256), { set: { IsCounted: true } }, isNew)) {
        await total.add(bytes);
      }
    },

    /** Undoes a `use` whose token is still there, when no row of a tweet names the object any more. */
    async takeBack(file: FileOfTweet, sha256: string, token: string): Promise<void> {
      const isMine = equals("Token", token);
      if (await rows.remove(keyOfReference(file, sha256), isMine)) await eraseUnused(sha256);
    },

    /**
     * Takes the reference away, and the object if it was the last one. Returns the bytes that were removed;
     * undefined if the object stays. `renew` throws if the lease on the tweet is lost: a reference that the next
     * holder has written has another token, and stays.
     */
    async letGo(
      file: FileOfTweet,
      sha256: string,
      renew: () => Promise<void>,
    ): Promise<number | undefined> {
      const key = keyOfReference(file, sha256);
      const Token = (await rows.get(key))?.Token;
      await renew();
      if (!(await rows.remove(key, matches({ Token })))) {
        throw new RetryableError("another process refers to an object that was to be erased");
      }
      return eraseUnused(sha256);
    },
  };
}

const keyOfReference = ({ tweetId, mediaKey }: FileOfTweet, sha256: string) => ({
  TweetID: objectPartition(sha256),
  MediaKey: referenceTo(tweetId, mediaKey),
});

export type ObjectsInUse = ReturnType<typeof createObjectsInUse>;
