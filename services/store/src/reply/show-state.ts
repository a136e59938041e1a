import { randomUUID } from "node:crypto";
import { originKey } from "@memory/shared/contracts/origin";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { RetryableError } from "@memory/shared/errors";
import type { Chat, Holder, Replies } from "../ports.ts";
import type { LinkState } from "./link-state.ts";
import { fingerprintOf, presentReply } from "./present-reply.ts";
import { renderReply } from "./render-reply.ts";
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

/**
 * One reply per message: the state goes into the row first, then whoever holds the row's lease
 * renders all links. Who finds a live lease may leave, since its holder looks again at the end, and
 * comes again if it dies. A delivery that repeats what is shown might not: it takes no lease.
 */
export const createShowUpdate =
  ({ replies, chat }: Ports): ShowUpdate =>
  async (update) => {
    const { job, askedAt } = update;
    const holder = { job, owner: randomUUID(), askedAt };
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
 * Undefined when all of the row is shown, or another job holds a live lease or comes back when the
 * chat takes messages again: it will be tried again if it fails, this one need not be. Throws when
 * the chat takes no messages yet, and when an earlier try of this very job left its lease behind.
 */
async function takeLease(found: ReplyRow | undefined, holder: Holder, replies: Replies) {
  let row = found;
  for (let round = 0; round < maxRounds; round += 1) {
    if (row === undefined || isShown(row) || isLeftToOther(row, holder.job)) return undefined;
    const waitMs = Math.max(row.leaseUntil, row.notBefore) - Date.now();
    if (waitMs > 0) {
      const retryAfterSeconds = waitMs / 1000;
      throw new RetryableError("the reply cannot be shown yet", { retryAfterSeconds });
    }
    const leased = await replies.lease(row, holder);
    if (leased !== undefined) return leased;
    row = await replies.find(row);
  }
  throw new RetryableError("the reply's lease could not be had");
}

const isShown = (row: ReplyRow): boolean => row.fingerprint === fingerprintOf(renderReply(row));

function isLeftToOther(
  { leaseUntil, leaseJob, notBefore, dueJob }: ReplyRow,
  job: string,
): boolean {
  const now = Date.now();
  if (leaseUntil > now && leaseJob !== job) return true;
  return notBefore > now && dueJob !== undefined && dueJob !== job;
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
