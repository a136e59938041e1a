import { RetryableError } from "@memory/shared/errors";
import type { Holder, Replies } from "../../ports.ts";
import type { ReplyRow } from "./reply-row.ts";

/** Rounds before giving up; the queue then retries. */
const maxRounds = 20;

/** Seconds after which a job comes back to see whether the holder of a lease has shown the row. */
const lookAgainSeconds = 5;

/**
 * Takes the row's lease. Gives undefined if another job is due, since that one will show the row. Throws
 * a RetryableError if this job has to come back: because the chat's rate limit still holds, or because
 * the row is leased and this job has to make sure that it gets shown.
 */
export async function takeLease(
  found: ReplyRow | undefined,
  holder: Holder,
  replies: Replies,
): Promise<ReplyRow | undefined> {
  let row = found;
  for (let round = 0; round < maxRounds; round += 1) {
    if (row === undefined || isLeftToOther(row, holder.job)) return undefined;
    const { leaseUntil, limitedUntil } = row;
    if (isLeased(row)) {
      if (comesBackUnwatched(row, holder) || (await replies.watchLease(row, holder))) {
        const retryAfterSeconds = Math.min(lookAgainSeconds, (leaseUntil - Date.now()) / 1000);
        throw new RetryableError("the reply is being shown", { retryAfterSeconds });
      }
    } else if (limitedUntil > Date.now()) {
      const retryAfterSeconds = (limitedUntil - Date.now()) / 1000;
      throw new RetryableError("the chat takes no messages yet", { retryAfterSeconds });
    } else {
      const leased = await replies.lease(row, holder);
      if (leased !== undefined) return leased;
    }
    row = await replies.find(row);
  }
  throw new RetryableError("the reply's lease could not be had");
}

/** Whether a third job, neither this one nor the present holder, comes back after the lease or limit. */
function isLeftToOther(
  { leaseUntil, leaseJob, limitedUntil, dueJob }: ReplyRow,
  job: string,
): boolean {
  const now = Date.now();
  const isOthers = leaseUntil > now && leaseJob !== job;
  if (!isOthers && limitedUntil <= now) return false;
  return dueJob !== undefined && dueJob !== job && !(isOthers && dueJob === leaseJob);
}

/** Whether somebody holds the row's lease, as far as the clock can tell. */
export const isLeased = ({ leaseUntil }: ReplyRow): boolean => leaseUntil > Date.now();

/**
 * Whether the job comes back without `watchLease`: either the lease is its own, left by an earlier
 * delivery, or nobody asked for the job's work, so that the row may not rely on its return.
 */
const comesBackUnwatched = ({ leaseJob }: ReplyRow, { job, askedAt }: Holder): boolean =>
  leaseJob === job || askedAt === undefined;
