import { randomUUID } from "node:crypto";
import { originKey } from "@memory/shared/contracts/origin";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { RetryableError } from "@memory/shared/errors";
import type { Chat, Holder, Replies } from "../../ports.ts";
import type { LinkState } from "../link-state.ts";
import { presentReply } from "./present-reply.ts";
import type { ReplyRow, ReplyUpdate } from "./reply-row.ts";

type Ports = { readonly replies: Replies; readonly chat: Chat };

/** Whether the row took the state, or already held a newer one. Either way the chat shows the row. */
type Showing = "taken" | "superseded";
export type ShowUpdate = (update: ReplyUpdate) => Promise<Showing>;
export type ShowState = (
  request: TweetRequested,
  state: LinkState,
  changedAt: string,
) => Promise<Showing>;

/** Beyond this many changes of hands the queue's next try goes on. */
const maxRounds = 20;

/** After which a job comes back to see whether the holder of a lease has shown the row. */
const lookAgainSeconds = 5;

/**
 * One reply per message: the state goes into the row first, then whoever holds the row's lease
 * renders all links. Who finds a live lease may leave, since its holder looks again at the end; but one
 * job comes back, since a holder that dies does not if its message was a second delivery.
 */
export const createShowUpdate =
  ({ replies, chat }: Ports): ShowUpdate =>
  async (update) => {
    const { job, askedAt } = update;
    const holder: Holder = { job, owner: randomUUID(), askedAt };
    const leased = await replies.updateAndLease(update, holder);
    if (leased !== undefined) {
      await presentReply(leased, holder, { replies, chat });
      return "taken";
    }
    const updated = await replies.update(update);
    const key = { userId: update.userId, origin: originKey(update.origin) };
    const row = await takeLease(updated ?? (await replies.find(key)), holder, replies);
    if (row !== undefined) await presentReply(row, holder, { replies, chat });
    return updated === undefined ? "superseded" : "taken";
  };

/**
 * Undefined when another job comes back for the row: it will be tried again if it fails, this one need
 * not be. Throws when this job has to come back: when the chat takes no messages yet, when an earlier
 * try of this very job left its lease behind, or to look after another's.
 */
async function takeLease(found: ReplyRow | undefined, holder: Holder, replies: Replies) {
  let row = found;
  for (let round = 0; round < maxRounds; round += 1) {
    if (row === undefined || isLeftToOther(row, holder.job)) return undefined;
    const { leaseUntil, leaseJob, notBefore } = row;
    if (leaseUntil > Date.now()) {
      const isOwn = leaseJob === holder.job || holder.askedAt === undefined;
      if (isOwn || (await replies.lookAfter(row, holder))) {
        const retryAfterSeconds = Math.min(lookAgainSeconds, (leaseUntil - Date.now()) / 1000);
        throw new RetryableError("the reply is being shown", { retryAfterSeconds });
      }
    } else if (notBefore > Date.now()) {
      const retryAfterSeconds = (notBefore - Date.now()) / 1000;
      throw new RetryableError("the chat takes no messages yet", { retryAfterSeconds });
    } else {
      const leased = await replies.lease(row, holder);
      if (leased !== undefined) return leased;
    }
    row = await replies.find(row);
  }
  throw new RetryableError("the reply's lease could not be had");
}

/** Whether a third job comes back when the lease or the wait is over. */
function isLeftToOther(
  { leaseUntil, leaseJob, notBefore, dueJob }: ReplyRow,
  job: string,
): boolean {
  const now = Date.now();
  const isLeased = leaseUntil > now && leaseJob !== job;
  if (!isLeased && notBefore <= now) return false;
  return dueJob !== undefined && dueJob !== job && !(isLeased && dueJob === leaseJob);
}

/** For a link that was asked for in a message; nothing is shown where no reply is wanted. */
export const createShowState =
  (show: ShowUpdate): ShowState =>
  async (request, state, changedAt) => {
    const { userId, origin, links, leftOut, link, replyTo } = request;
    if (replyTo.kind !== "message") return "taken";
    const { kind: _, ...place } = replyTo;
    const linkKey = link.key;
    const job = `${request.traceId} ${linkKey}`;
    const askedAt = request.purpose === "save" ? request.requestedAt : undefined;
    return show({ userId, origin, place, links, leftOut, job, linkKey, state, changedAt, askedAt });
  };
