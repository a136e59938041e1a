import { createHash, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { originKey } from "@memory/shared/contracts/origin";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { RetryableError } from "@memory/shared/errors";
import type { Chat, Holder, Replies, ReplyKey, Said } from "../ports.ts";
import type { LinkState } from "./link-state.ts";
import { type Rendered, renderReply } from "./render-reply.ts";
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

/** Beyond this many changes while one holder renders, the queue's next try goes on. */
const maxRounds = 20;

/**
 * One reply per message: the state goes into the row first, then whoever holds the row's lease
 * renders all links. Who finds a live lease may leave, since its holder looks again at the end.
 */
export const createShowUpdate =
  ({ replies, chat }: Ports): ShowUpdate =>
  async (update) => {
    const holder = { job: update.job, owner: randomUUID() };
    const leased = await replies.updateAndLease(update, holder);
    if (leased !== undefined) {
      await present(leased, holder, { replies, chat });
      return "taken";
    }
    const updated = await replies.update(update);
    const key = { userId: update.userId, origin: originKey(update.origin) };
    const row = await takeLease(key, holder, replies);
    if (row !== undefined) await present(row, holder, { replies, chat });
    return updated === undefined ? "superseded" : "taken";
  };

/**
 * Undefined when another job holds a live lease: it will be tried again if it fails, this one need
 * not be. Throws when the chat takes no messages yet, and when an earlier try of this very job left
 * its lease behind.
 */
async function takeLease(key: ReplyKey, holder: Holder, replies: Replies) {
  for (let round = 0; round < maxRounds; round += 1) {
    const leased = await replies.lease(key, holder);
    if (leased !== undefined) return leased;
    const row = await replies.find(key);
    if (row === undefined) return undefined;
    const leaseMs = row.leaseUntil - Date.now();
    if (leaseMs > 0 && row.leaseJob !== holder.job) return undefined;
    const waitMs = Math.max(leaseMs, row.notBefore - Date.now());
    if (waitMs <= 0) continue;
    const retryAfterSeconds = Math.ceil(waitMs / 1000);
    throw new RetryableError("the reply cannot be shown yet", { retryAfterSeconds });
  }
  throw new RetryableError("the reply's lease could not be had");
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
    return show({ userId, origin, place, links, leftOut, job, linkKey, state, changedAt });
  };

async function present(leased: ReplyRow, holder: Holder, ports: Ports): Promise<void> {
  const { replies } = ports;
  let row = leased;
  for (let round = 0; round < maxRounds; round += 1) {
    const reply = renderReply(row);
    const fingerprint = createHash("sha256").update(JSON.stringify(reply)).digest("base64");
    const said = await tell(row, reply, fingerprint, holder, ports);
    const shown = { replyId: said?.kind === "shown" ? said.replyId : row.replyId, fingerprint };
    if (await insistently(() => replies.finish(row, holder, shown))) return;
    const renewed = await insistently(() => replies.renew(row, holder, shown));
    if (renewed === undefined) return;
    row = renewed;
  }
  await replies.giveBack(row, holder);
  throw new RetryableError("the reply changed faster than it could be shown");
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

/** Undefined when the chat shows it already. Gives the lease back when it cannot be told now. */
async function tell(
  row: ReplyRow,
  reply: Rendered,
  fingerprint: string,
  holder: Holder,
  { replies, chat }: Ports,
): Promise<Said | undefined> {
  if (row.fingerprint === fingerprint) return undefined;
  try {
    return row.replyId === undefined
      ? await chat.say(row.place, reply)
      : await chat.edit(row.place, row.replyId, reply);
  } catch (error) {
    const wait = error instanceof RetryableError ? error.retryAfterSeconds : undefined;
    const notBefore = wait === undefined ? undefined : Date.now() + wait * 1000;
    // If it cannot be given back it ends by itself, and the job waits for that.
    await replies.giveBack(row, holder, notBefore).catch(() => undefined);
    throw error;
  }
}
