import type { Copies, CopyLease } from "@memory/copies/copies";
import { RetryableError } from "@memory/shared/errors";
import type { Context } from "@memory/shared/queue/attempt";

const renewEveryMs = 20_000;
/** While another process has a tweet's copies in hand. */
const busySeconds = 15;
/** From then on the work does not hold its slot any more. */
const detachAfterMs = 10_000;

/**
 * Runs while nobody else changes the tweet's copies. The signal of `run` aborts when that cannot be kept up, and
 * when the job's does. Throws a RetryableError while another has the lease.
 */
export async function underLease<T>(
  tweetId: string,
  copies: Pick<Copies, "lease">,
  { signal, detach }: Pick<Context, "signal" | "detach">,
  run: (lease: CopyLease, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const lease = await copies.lease(tweetId);
  if (lease === undefined) {
    const message = `another process has the copies of tweet ${tweetId} in hand`;
    throw new RetryableError(message, { retryAfterSeconds: busySeconds });
  }
  const lost = new AbortController();
  const renewal = setInterval(() => {
    lease.renew().catch((error: unknown) => lost.abort(error));
  }, renewEveryMs);
  const detachment = setTimeout(detach, detachAfterMs);
  try {
    return await run(lease, AbortSignal.any([signal, lost.signal]));
  } finally {
    clearTimeout(detachment);
    clearInterval(renewal);
    await lease.end();
  }
}
