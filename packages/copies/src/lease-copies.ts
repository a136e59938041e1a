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
    note: (copy) => copyRows.put(copy),
    async keep(copy, path) {
      const { TweetID, MediaKey: mediaKey, Sha256: sha256, Bytes: bytes, Type: type } = copy;
      await lease.renew();
      // First the row that names the object, so that whoever erases the tweet's copies finds it whatever happens.
      await copyRows.put({ ...copy, Status: "later" });
      await inUse.use({ tweetId: TweetID, mediaKey }, { sha256, bytes, type }, path);
      await lease.renew();
      await copyRows.put(copy);
    },
  };
}
