import { RetryableError } from "@memory/shared/errors";
import type { Holder, Replies } from "../../ports.ts";
import { isSettled, type ReplyRow } from "./reply-row.ts";

/** Between two edits of one reply: Telegram takes about twenty edits per minute in a group. */
const groupEditSpacingMs = 3_000;

/**
 * When the reply may be edited (Unix ms); 0 if it may be at once. Only edits in a group have to
 * wait, but not an edit that gives the last link its answer: that edit is made at once, because no
 * further one is expected.
 */
export const mayEditAt = (row: ReplyRow): number =>
  row.place.chatId < 0 && row.replyId !== undefined && !isSettled(row)
    ? row.shownAt + groupEditSpacingMs
    : 0;

/**
 * Ends the lease without making the edit. Gives true if another job is due to make it; throws a
 * RetryableError if this job has to come back for it. Gives false if the row has changed meanwhile or
 * the lease was lost: then nothing is postponed.
 */
export async function postponeEdit(
  row: ReplyRow,
  holder: Holder,
  replies: Replies,
): Promise<boolean> {
  const { job, askedAt } = holder;
  const isLeftToOther =
    row.dueJob !== undefined && row.dueJob !== job && row.postponedUntil > Date.now();
  const until = isLeftToOther ? row.postponedUntil : mayEditAt(row);
  const ownJob = askedAt === undefined ? undefined : job;
  const postponement = { until, dueJob: isLeftToOther ? row.dueJob : ownJob };
  if (!(await replies.postpone(row, holder, postponement))) return false;
  if (isLeftToOther) return true;
  const retryAfterSeconds = (until - Date.now()) / 1000;
  throw new RetryableError("edits in a group are gathered", { retryAfterSeconds });
}
