import { randomUUID } from "node:crypto";
import { anyOf, equals, isAbove, isAbsent, isBelow } from "@memory/shared/aws/expression";
import type { Rows } from "@memory/shared/aws/rows";
import { RetryableError } from "@memory/shared/errors";

export const leaseRow = "#lease";
export type Leases = ReturnType<typeof createLeases>;
export type Lease = { renew(): Promise<void>; end(): Promise<void> };

const leaseMs = 60_000;

/** The row of a tweet that says who alone may change its copies, and until when (Unix ms). */
export function createLeases(rows: Rows, now: () => number) {
  const keyOf = (tweetId: string) => ({ TweetID: tweetId, MediaKey: leaseRow });
  return {
    async take(tweetId: string): Promise<Lease | undefined> {
      const owner = randomUUID();
      const key = keyOf(tweetId);
      const at = now();
      // A time that is further ahead than a lease can be was set by a clock that was wrong, and counts as over.
      const isFree = anyOf(isAbsent("Owner"), isBelow("Until", at), isAbove("Until", at + leaseMs));
      const mine = (from: number) => ({ set: { Owner: owner, Until: from + leaseMs } });
      if (!(await rows.update(key, mine(at), isFree))) {
        // The answer to a write that took the lease may have been lost, and the SDK has repeated it.
        if ((await rows.get(key))?.Owner !== owner) return undefined;
      }
      return {
        async renew() {
          if (!(await rows.update(key, mine(now()), equals("Owner", owner)))) throw lost(tweetId);
        },
        async end() {
          await rows.remove(key, equals("Owner", owner));
        },
      };
    },
  };
}

const lost = (tweetId: string) =>
  new RetryableError(`the lease on the copies of tweet ${tweetId} is lost`, {
    retryAfterSeconds: 5,
  });
