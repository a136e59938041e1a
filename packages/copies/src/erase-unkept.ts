import type { Keepers } from "@memory/archive/keepers";
import { RetryableError } from "@memory/shared/errors";
import type { Erased } from "./copies.ts";
import type { CopyRows } from "./stores/copy-rows.ts";
import type { Leases } from "./stores/leases.ts";
import type { ObjectsInUse } from "./stores/objects-in-use.ts";

type Ports = {
  readonly keepers: Pick<Keepers, "any">;
  readonly copyRows: CopyRows;
  readonly leases: Leases;
  readonly inUse: ObjectsInUse;
};

const nothing: Erased = { copies: 0, objects: 0, bytes: 0 };

/**
 * Removes the copies of a tweet that nobody keeps. Whoever keeps it meanwhile has written that before they ask for
 * copies, and waits for the lease: they are copied anew. See `Copies.eraseUnkept`.
 */
export async function eraseUnkept(tweetId: string, ports: Ports): Promise<Erased> {
  const { keepers, copyRows, leases, inUse } = ports;
  if (await keepers.any(tweetId)) return nothing;
  if (await copyRows.isEmpty(tweetId)) return nothing;
  const lease = await leases.take(tweetId);
  if (lease === undefined) {
    throw new RetryableError(`the copies of tweet ${tweetId} are being made`, {
      retryAfterSeconds: 5,
    });
  }
  try {
    if (await keepers.any(tweetId)) return nothing;
    const erased = { ...nothing };
    for (const copy of await copyRows.list(tweetId)) {
      const { MediaKey: mediaKey, Sha256 } = copy;
      const marked = await copyRows.markLater(copy);
      if (marked === undefined) throw changed(tweetId);
      const bytes =
        Sha256 === undefined
          ? undefined
          : await inUse.letGo({ tweetId, mediaKey }, Sha256, lease.renew);
      await copyRows.remove(marked);
      erased.copies += copy.Status === "kept" ? 1 : 0;
      erased.objects += bytes === undefined ? 0 : 1;
      erased.bytes += bytes ?? 0;
    }
    return erased;
  } finally {
    await lease.end();
  }
}

const changed = (tweetId: string) =>
  new RetryableError(`another process has changed the copies of tweet ${tweetId}`, {
    retryAfterSeconds: 5,
  });
