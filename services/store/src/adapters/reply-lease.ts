import {
  allOf,
  anyOf,
  type Condition,
  differs,
  equals,
  ifAbsent,
  isAbove,
  isAbsent,
  isAtMost,
  isSameAs,
} from "@memory/shared/aws/expression";
import type { Holder } from "../ports.ts";
import { nobody } from "./read-reply-row.ts";
import { furthestAhead, isOver, leaseMs } from "./reply-times.ts";

export const leaseEndsAt = (now: number): number => now + leaseMs;

/**
 * What taking a lease sets. A lease that was ended leaves no `LeaseOwner`. One that is still there
 * crashed, maybe after it told the chat something that it did not record, so `LeftBy` keeps its name.
 */
export const leaseOf = ({ owner, job }: Holder, now: number) => ({
  LeftBy: ifAbsent(nobody, "LeaseOwner"),
  LeaseOwner: owner,
  LeaseUntil: leaseEndsAt(now),
  LeaseJob: job,
});

/** What ending a lease removes. */
export const leaseAttributes = ["LeaseOwner", "LeaseUntil", "LeaseJob", "LeftBy"];

/** Nobody else holds the lease, and no rate limit holds. */
export const canBeLeased = ({ owner }: Holder, now: number): Condition =>
  allOf(anyOf(isOver("LeaseUntil", now), equals("LeaseOwner", owner)), isOver("NotBefore", now));

/** Another job holds the lease, and no third job is due to come back for the row. */
export const isLeasedByOther = (job: string, now: number): Condition =>
  allOf(
    isAbove("LeaseUntil", now),
    isAtMost("LeaseUntil", now + furthestAhead.LeaseUntil),
    differs("LeaseJob", job),
    anyOf(isAbsent("DueJob"), isSameAs("DueJob", "LeaseJob"), equals("DueJob", job)),
  );
