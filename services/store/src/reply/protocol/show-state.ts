import { randomUUID } from "node:crypto";
import { originKey } from "@memory/shared/contracts/origin";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Holder } from "../../ports.ts";
import type { LinkState } from "../link-state.ts";
import { type Ports, presentReply } from "./present-reply.ts";
import type { ReplyUpdate } from "./reply-update.ts";
import { takeLease } from "./take-lease.ts";

/** Whether the row took the state or already held a newer one. In both cases the chat shows the row. */
type Showing = "taken" | "superseded";
export type ShowUpdate = (update: ReplyUpdate) => Promise<Showing>;
export type ShowState = (
  request: TweetRequested,
  state: LinkState,
  changedAt: string,
) => Promise<Showing>;

/**
 * Writes a link's state into its message's row, then shows the row with all its links, or leaves that
 * to another job; `reply-row.ts` tells which. Throws a RetryableError when this job has to come back.
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

/** Shows the state of a link that a message asked for; shows nothing if no reply is wanted. */
export const createShowState =
  (show: ShowUpdate): ShowState =>
  async (request, state, changedAt) => {
    const { userId, origin, links, leftOut, languageCode, link, replyTo } = request;
    if (replyTo.kind !== "message") return "taken";
    const { kind: _, ...place } = replyTo;
    const linkKey = link.key;
    const job = `${request.traceId} ${linkKey}`;
    const askedAt = request.purpose === "save" ? request.requestedAt : undefined;
    const message = { userId, origin, place, links, leftOut, languageCode };
    return show({ ...message, job, linkKey, state, changedAt, askedAt });
  };
