import { randomUUID } from "node:crypto";
import type { CopyLease } from "./copies.ts";
import type { CopyRows } from "./stores/copy-rows.ts";
import type { Leases } from "./stores/leases.ts";
import type { ObjectsInUse } from "./stores/objects-in-use.ts";

type Ports = {
  readonly copyRows: CopyRows;
  readonly leases: Leases;
  readonly inUse: ObjectsInUse;
};

/** See `Copies.lease`. */
export async function leaseCopies(
  tweetId: string,
  { copyRows, leases, inUse }: Ports,
): Promise<CopyLease | undefined> {
  const lease = await leases.take(tweetId);
  if (lease === undefined) return undefined;
  return {
    renew: lease.renew,
    end: lease.end,
    async note(copy) {
      await lease.renew();
      // An object that an earlier attempt may have written stays named, so that it can be erased.
      const { Sha256 } = (await copyRows.find(copy)) ?? {};
      await copyRows.put({ ...copy, Sha256 });
    },
    async keep(copy, path) {
      const { TweetID, MediaKey: mediaKey, Sha256: sha256, Bytes: bytes, Type: type } = copy;
      await lease.renew();
      const before = await copyRows.find(copy);
      if (before?.Sha256 !== undefined && before.Sha256 !== sha256) {
        await copyRows.markLater(before);
        await inUse.letGo({ tweetId: TweetID, mediaKey }, before.Sha256, lease.renew);
      }
      // First the row that names the object, so that whoever erases the tweet's copies finds it whatever happens.
      await copyRows.put({ ...copy, Status: "later" });
      const file = { tweetId: TweetID, mediaKey };
      const token = randomUUID();
      try {
        await inUse.use(file, { sha256, bytes, type }, { path, token });
        await lease.renew();
      } catch (error) {
        // While the lease was lost, the tweet's copies may have been erased: then nobody would find these again.
        await lease.renew().catch(async () => {
          const row = await copyRows.find(copy);
          if (row?.Sha256 === sha256 && row.Status === "kept") return;
          if (row?.Sha256 === sha256) await copyRows.remove(row);
          await inUse.takeBack(file, sha256, token);
        });
        throw error;
      }
      await copyRows.put(copy);
    },
  };
}
