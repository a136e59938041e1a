import type { Claim } from "./rows/claim.ts";

/** When a person asked for something. */
export type Asked = {
  /** ISO-8601 UTC by the clock of the machine that received it, which may be wrong. */
  readonly at: string;
  /** Telegram's number of the update. Undefined for jobs that an earlier version queued. */
  readonly updateId?: number | undefined;
};

export type Order = "earlier" | "same time" | "later";

/**
 * Telegram numbers a bot's updates one after another, but goes on at a random number (of about a billion)
 * after a week without any. A lower number is earlier only within this distance, and only if no such week
 * can have passed.
 */
export const nearby = 10_000_000;
const quietMs = 6 * 24 * 60 * 60 * 1000;

/**
 * Whether something was asked before or after what made a claim's state. Telegram's numbers decide, since a
 * machine's clock may be corrected between the two. Where one of them has no number, an earlier version
 * queued that one first; without any number the times decide.
 */
export function compareAsked(
  { at, updateId }: Asked,
  { ChangedAt, AskedAt = ChangedAt, UpdateID }: Pick<Claim, "ChangedAt" | "AskedAt" | "UpdateID">,
): Order {
  if (updateId === undefined && UpdateID === undefined) {
    if (at === AskedAt) return "same time";
    return at < AskedAt ? "earlier" : "later";
  }
  if (UpdateID === undefined) return "later";
  if (updateId === undefined) return "earlier";
  if (updateId === UpdateID) return "same time";
  const isLower = updateId < UpdateID && updateId > UpdateID - nearby;
  return isLower && Date.parse(at) - Date.parse(AskedAt) < quietMs ? "earlier" : "later";
}
