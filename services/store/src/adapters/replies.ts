import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Tables } from "@memory/archive/tables";
import {
  allOf,
  type Condition,
  equals,
  isPresent,
  type Update,
} from "@memory/shared/aws/expression";
import { rowsOf } from "@memory/shared/aws/rows";
import { originKey } from "@memory/shared/contracts/origin";
import type { Holder, Replies, ReplyKey, Shown } from "../ports.ts";
import type { ReplyRow } from "../reply/protocol/reply-row.ts";
import type { ReplyUpdate } from "../reply/protocol/reply-update.ts";
import { nobody, readReplyRow } from "./read-reply-row.ts";
import {
  canBeLeased,
  isLeasedByOther,
  leaseAttributes,
  leaseEndsAt,
  leaseOf,
} from "./reply-lease.ts";
import { isNotOlder, stateOf } from "./reply-state.ts";
import { longestLimitMs } from "./reply-times.ts";

/** TweetsReplies in DynamoDB. `reply-row.ts` draws how these writes move a row. */
export function createReplies(client: DynamoDBClient, tables: Tables): Replies {
  const rows = rowsOf(client, tables.replies.name);

  const updateAndRead = async (key: ReplyKey, update: Update, condition: Condition) => {
    const row = await rows.updateAndGet(keyOf(key), update, condition);
    return row === undefined ? undefined : readReplyRow(row);
  };

  return {
    updateAndLease(change, holder) {
      const now = Date.now();
      return updateAndRead(
        rowKey(change),
        { set: { ...stateOf(change), ...leaseOf(holder, now) }, add: { Rev: 1 } },
        allOf(isNotOlder(change), canBeLeased(holder, now)),
      );
    },

    update: (change) =>
      updateAndRead(rowKey(change), { set: stateOf(change), add: { Rev: 1 } }, isNotOlder(change)),

    lease(key, holder) {
      const now = Date.now();
      const condition = allOf(isPresent("UserID"), canBeLeased(holder, now));
      return updateAndRead(key, { set: leaseOf(holder, now) }, condition);
    },

    watchLease: (key, { job }) =>
      rows.update(keyOf(key), { set: { DueJob: job } }, isLeasedByOther(job, Date.now())),

    finish: (row, holder, shown) =>
      rows.update(
        keyOf(row),
        {
          set: shownOf(shown),
          remove: [...leaseAttributes, "NotBefore", "RestUntil", "DueJob"],
        },
        isUnchangedSince(row, holder),
      ),

    postpone: (row, holder, { until, dueJob }) =>
      rows.update(
        keyOf(row),
        {
          set: { RestUntil: until, DueJob: dueJob },
          remove: [...leaseAttributes, ...inDoubt(row), ...noDueJob(dueJob)],
        },
        isUnchangedSince(row, holder),
      ),

    renew(row, holder, shown) {
      const recorded = shown === undefined ? {} : { ...shownOf(shown), LeftBy: nobody };
      const set = { ...recorded, LeaseUntil: leaseEndsAt(Date.now()) };
      return updateAndRead(row, { set }, isOwnedBy(holder));
    },

    async release(key, holder, notBefore) {
      const { job, askedAt } = holder;
      const dueJob = notBefore === undefined || askedAt === undefined ? undefined : job;
      const latest = Date.now() + longestLimitMs;
      const NotBefore = notBefore === undefined ? undefined : Math.min(notBefore, latest);
      const set = { NotBefore, DueJob: dueJob };
      const remove = [...leaseAttributes, "Fingerprint", ...noDueJob(dueJob)];
      await rows.update(keyOf(key), { set, remove }, isOwnedBy(holder));
    },

    async find(key) {
      const row = await rows.get(keyOf(key));
      return row === undefined ? undefined : readReplyRow(row);
    },
  };
}

const keyOf = ({ userId, origin }: ReplyKey) => ({ UserID: userId, Origin: origin });

const rowKey = ({ userId, origin }: ReplyUpdate): ReplyKey => ({
  userId,
  origin: originKey(origin),
});

const isOwnedBy = ({ owner }: Holder): Condition => equals("LeaseOwner", owner);

const isUnchangedSince = ({ rev }: ReplyRow, holder: Holder): Condition =>
  allOf(isOwnedBy(holder), equals("Rev", rev));

const noDueJob = (dueJob: string | undefined) => (dueJob === undefined ? ["DueJob"] : []);

/** A fingerprint in doubt is removed, since `LeftBy`, which told so, is removed with the lease. */
const inDoubt = ({ fingerprint }: ReplyRow) => (fingerprint === undefined ? ["Fingerprint"] : []);

const shownOf = ({ fingerprint, replyId, at, place }: Shown) => ({
  Fingerprint: fingerprint,
  ReplyID: replyId,
  ShownAt: at,
  Place: place,
});
