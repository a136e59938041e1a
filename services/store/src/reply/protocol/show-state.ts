import { randomUUID } from "node:crypto";
import { originKey } from "@memory/shared/contracts/origin";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Place } from "@memory/shared/telegram/place";
import type { Holder } from "../../ports.ts";
import type { LinkState } from "../link-state.ts";
import { type Ports, presentReply } from "./present-reply.ts";
import type { ReplyRow } from "./reply-row.ts";
import type { ReplyUpdate } from "./reply-update.ts";
import { isLeased, takeLease } from "./take-lease.ts";

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
export function createShowUpdate({ replies, chat, languageOf }: Ports): ShowUpdate {
  /**
   * The rows that this process is leasing or showing. They count as leased even if the clock is set so that their
   * leases seem to be over: a reply that is being sent would be sent twice.
   */
  const beingShown = new Map<string, Promise<unknown>>();

  const showing = async <T>(name: string, show: () => Promise<T>): Promise<T> => {
    if (beingShown.has(name)) return show();
    const shown = show();
    beingShown.set(name, shown);
    try {
      return await shown;
    } finally {
      beingShown.delete(name);
    }
  };

  return async (update) => {
    const { job, askedAt } = update;
    const holder: Holder = { job, owner: randomUUID(), askedAt };
    const key = { userId: update.userId, origin: originKey(update.origin) };
    const name = `${key.userId} ${key.origin}`;
    const present = async (row: ReplyRow | undefined): Promise<boolean> => {
      if (row === undefined) return false;
      await presentReply(row, holder, { replies, chat, languageOf });
      return true;
    };

    const isShown =
      !beingShown.has(name) &&
      (await showing(name, async () => present(await replies.updateAndLease(update, holder))));
    if (isShown) return "taken";
    const updated = await replies.update(update);
    let found = updated ?? (await replies.find(key));
    const other = beingShown.get(name);
    if (found !== undefined && !isLeased(found) && other !== undefined) {
      // Its failure is a matter of the job that shows the row.
      await other.catch(() => {});
      found = await replies.find(key);
    }
    await showing(name, async () => present(await takeLease(found, holder, replies)));
    return updated === undefined ? "superseded" : "taken";
  };
}

/** Shows the state of a link that a message asked for; shows nothing if no reply is wanted. */
export const createShowState =
  (show: ShowUpdate): ShowState =>
  async (request, state, changedAt) => {
    const { userId, origin, links, leftOut, languageCode, updateId, link } = request;
    const place = placeOf(request);
    if (place === undefined) return "taken";
    const linkKey = link.key;
    const job = `${request.traceId} ${linkKey}`;
    const askedAt = request.purpose === "save" ? request.requestedAt : undefined;
    const message = { userId, origin, place, links, leftOut, languageCode, updateId };
    return show({ ...message, job, linkKey, state, changedAt, askedAt });
  };

function placeOf({ replyTo, origin }: TweetRequested): Place | undefined {
  const { chatId, messageId } = origin;
  if (replyTo.kind === "guest") return { chatId, messageId, guestQueryId: replyTo.queryId };
  if (replyTo.kind === "none") return undefined;
  const { kind: _, ...place } = replyTo;
  return place;
}
