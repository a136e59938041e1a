import type { Copies } from "@memory/copies/copies";
import type { CopyRows } from "@memory/copies/stores/copy-rows";
import type { Lease, Leases } from "@memory/copies/stores/leases";
import type { ObjectsInUse } from "@memory/copies/stores/objects-in-use";
import { RetryableError } from "@memory/shared/errors";
import { confirm, type Looking, rowOf } from "./confirm.ts";
import type { FileOfTweet, Finding } from "./finding.ts";

export type Removing = Looking & {
  readonly copies: Pick<Copies, "eraseUnkept">;
  readonly inUse: Pick<ObjectsInUse, "read" | "letGo" | "eraseUnused">;
  readonly copyRows: Pick<CopyRows, "find" | "list" | "remove">;
  readonly leases: Leases;
  /** Marks an object that has no row as being erased, so that nobody takes it into use meanwhile. */
  readonly markUnknown: (sha256: string) => Promise<void>;
};

/**
 * Removes what was found, by the same steps as the services, so that it may be done while they run and again after
 * it was cut off. Throws a RetryableError while somebody else changes the tweet's copies.
 */
export async function removeFinding(finding: Finding, ports: Removing): Promise<void> {
  const { copies, inUse, markUnknown } = ports;
  switch (finding.kind) {
    case "unknown-object":
      await markUnknown(finding.sha256);
      await inUse.eraseUnused(finding.sha256);
      return;
    case "unfinished-erasure":
      await inUse.eraseUnused(finding.sha256);
      return;
    case "stray-reference":
      return underLease(finding, ports, async ({ renew }) => {
        await inUse.letGo(finding, finding.sha256, renew);
      });
    case "missing-object":
    case "wrong-size":
      return underLease(finding, ports, async ({ renew }) => {
        const row = await rowOf(finding, ports.copyRows);
        await inUse.letGo(finding, finding.sha256, renew);
        if (row !== undefined) await ports.copyRows.remove(row);
      });
    case "unkept-tweet":
      await copies.eraseUnkept(finding.tweetId);
      return;
  }
}

/** Does it as the only one who changes the tweet's copies, if it is still so then. */
async function underLease(
  finding: Finding & FileOfTweet,
  ports: Removing,
  remove: (lease: Lease) => Promise<void>,
): Promise<void> {
  const lease = await ports.leases.take(finding.tweetId);
  if (lease === undefined) {
    throw new RetryableError(`the copies of tweet ${finding.tweetId} are being made`);
  }
  try {
    if (await confirm(finding, ports)) await remove(lease);
  } finally {
    await lease.end();
  }
}
