import { createHash, randomUUID } from "node:crypto";
import { originKey } from "@memory/shared/contracts/origin";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { RetryableError } from "@memory/shared/errors";
import type { Chat, Replies, ReplyKey, Said } from "../ports.ts";
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
    const owner = randomUUID();
    const leased = await replies.updateAndLease(update, owner);
    if (leased !== undefined) {
      await present(leased, owner, { replies, chat });
      return "taken";
    }
    const updated = await replies.update(update);
    const row = await takeLease(
      { userId: update.userId, origin: originKey(update.origin) },
      owner,
      replies,
    );
    if (row !== undefined) await present(row, owner, { replies, chat });
    return updated === undefined ? "superseded" : "taken";
  };

/** Undefined when somebody holds a live lease. Throws when the chat takes no messages yet. */
async function takeLease(key: ReplyKey, owner: string, replies: Replies) {
  for (let round = 0; round < maxRounds; round += 1) {
    const leased = await replies.lease(key, owner);
    if (leased !== undefined) return leased;
    const row = await replies.find(key);
    if (row === undefined || row.leaseUntil > Date.now()) return undefined;
    const waitMs = row.notBefore - Date.now();
    if (waitMs <= 0) continue;
    const retryAfterSeconds = Math.ceil(waitMs / 1000);
    throw new RetryableError("the chat takes no messages yet", { retryAfterSeconds });
  }
  throw new RetryableError("the reply's lease could not be had");
}

/** For a link that was asked for in a message; nothing is shown where no reply is wanted. */
export const createShowState =
  (show: ShowUpdate): ShowState =>
  async ({ userId, origin, links, link, replyTo }, state, changedAt) => {
    if (replyTo.kind !== "message") return "taken";
    const { kind: _, ...place } = replyTo;
    return show({ userId, origin, place, links, linkKey: link.key, state, changedAt });
  };

async function present(leased: ReplyRow, owner: string, { replies, chat }: Ports): Promise<void> {
  let row = leased;
  for (let round = 0; round < maxRounds; round += 1) {
    const reply = renderReply(row);
    const fingerprint = createHash("sha256").update(JSON.stringify(reply)).digest("base64");
    const said = await tell(row, reply, fingerprint, owner, { replies, chat });
    const replyId = said?.kind === "shown" ? said.replyId : row.replyId;
    if (await replies.finish(row, owner, { replyId, fingerprint })) return;
    const renewed = await replies.renew(row, owner, { replyId, fingerprint });
    if (renewed === undefined) return;
    row = renewed;
  }
  await replies.giveBack(row, owner);
  throw new RetryableError("the reply changed faster than it could be shown");
}

/** Undefined when the chat shows it already. Gives the lease back when it cannot be told now. */
async function tell(
  row: ReplyRow,
  reply: Rendered,
  fingerprint: string,
  owner: string,
  { replies, chat }: Ports,
): Promise<Said | undefined> {
  if (row.fingerprint === fingerprint) return undefined;
  try {
    return row.replyId === undefined
      ? await chat.say(row.place, reply)
      : await chat.edit(row.place, row.replyId, reply);
  } catch (error) {
    const wait = error instanceof RetryableError ? error.retryAfterSeconds : undefined;
    await replies.giveBack(row, owner, wait === undefined ? undefined : Date.now() + wait * 1000);
    throw error;
  }
}
