import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { RetryableError } from "@memory/shared/errors";
import type { Chat, Holder, Replies, Said, Shown } from "../../ports.ts";
import { type Rendered, renderReply } from "../render/render-reply.ts";
import { isSettled, type ReplyRow } from "./reply-row.ts";

type Ports = { readonly replies: Replies; readonly chat: Chat };

/** Beyond this many changes while one holder renders, the queue's next try goes on. */
const maxRounds = 20;

/** Telegram takes about twenty edits a minute in a group: this lies between two of one reply. */
const groupRestMs = 3_000;

/** Shows the row whose lease is held, anew until nothing has changed meanwhile, and lets go of it. */
export async function presentReply(leased: ReplyRow, holder: Holder, ports: Ports): Promise<void> {
  const { replies } = ports;
  let row = leased;
  for (let round = 0; round < maxRounds; round += 1) {
    const reply = renderReply(row);
    const fingerprint = createHash("sha256").update(JSON.stringify(reply)).digest("base64");
    const isNews = row.fingerprint !== fingerprint;
    if (isNews && restEndsAt(row) > Date.now()) {
      if (await rest(row, holder, replies)) return;
      const renewed = await replies.renew(row, holder);
      if (renewed === undefined) return;
      row = renewed;
      continue;
    }
    const said = isNews ? await tell(row, reply, holder, ports) : undefined;
    const shown = { fingerprint, ...whatIsShown(row, said) };
    if (await insistently(() => replies.finish(row, holder, shown))) return;
    const renewed = await insistently(() => replies.renew(row, holder, shown));
    if (renewed === undefined) return;
    row = renewed;
  }
  await replies.giveBack(row, holder);
  throw new RetryableError("the reply changed faster than it could be shown");
}

/** Only an edit in a group rests, and not the one that says the last of every link. */
const restEndsAt = (row: ReplyRow): number =>
  row.place.chatId < 0 && row.replyId !== undefined && !isSettled(row)
    ? row.shownAt + groupRestMs
    : 0;

/**
 * Leaves the row to whichever job comes back when the rest is over; throws if that is this one.
 * False when the row has changed meanwhile, or the lease was lost.
 */
async function rest(row: ReplyRow, holder: Holder, replies: Replies): Promise<boolean> {
  const { job, askedAt } = holder;
  const isLeftToOther =
    row.dueJob !== undefined && row.dueJob !== job && row.restUntil > Date.now();
  const until = isLeftToOther ? row.restUntil : restEndsAt(row);
  const ownJob = askedAt === undefined ? undefined : job;
  const rested = { until, dueJob: isLeftToOther ? row.dueJob : ownJob };
  if (!(await replies.rest(row, holder, rested))) return false;
  if (isLeftToOther) return true;
  const retryAfterSeconds = (until - Date.now()) / 1000;
  throw new RetryableError("edits in a group are gathered", { retryAfterSeconds });
}

const recordTries = 5;

/** A message that was sent and not recorded would be sent again: the one call not left to the queue. */
async function insistently<T>(record: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await record();
    } catch (error) {
      if (attempt === recordTries) throw error;
      await pause(250 * 2 ** attempt);
    }
  }
}

/** Gives the lease back when the chat cannot be told now. */
async function tell(
  row: ReplyRow,
  reply: Rendered,
  holder: Holder,
  { replies, chat }: Ports,
): Promise<Said> {
  const { place, replyId } = row;
  try {
    return replyId === undefined
      ? await chat.say(place, reply, holder.askedAt)
      : await chat.edit(place, replyId, reply, holder.askedAt);
  } catch (error) {
    const wait = error instanceof RetryableError ? error.retryAfterSeconds : undefined;
    const notBefore = wait === undefined ? undefined : Date.now() + wait * 1000;
    // If it cannot be given back it ends by itself, and the job waits for that.
    await replies.giveBack(row, holder, notBefore).catch(() => undefined);
    throw error;
  }
}

const whatIsShown = (row: ReplyRow, said: Said | undefined): Omit<Shown, "fingerprint"> =>
  said?.kind === "shown"
    ? { replyId: said.replyId, place: said.place, at: Date.now() }
    : { replyId: row.replyId };
