import type { Link } from "@memory/shared/contracts/link";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { LinkState } from "../link-state.ts";

/** The message that is answered; in a topic, the answer belongs there too. */
export type Place = {
  readonly chatId: number;
  readonly messageId: number;
  readonly threadId?: number | undefined;
};

/**
 * A link's state, and when it came about (ISO-8601 UTC, or what `beforeAnyAnswer` gives); an older one
 * never replaces a newer.
 */
export type StampedState = { readonly state: LinkState; readonly changedAt: string };

/** One message's reply as the table holds it. */
export type ReplyRow = {
  readonly userId: string;
  /** `chat#message` or `chat#album`. */
  readonly origin: string;
  readonly place: Place;
  /** Every link of the message, its editions and its album, in order. */
  readonly links: readonly Link[];
  /** Links beyond what one message may hold. */
  readonly leftOut: number;
  readonly states: ReadonlyMap<string, StampedState>;
  readonly rev: number;
  /** Unix milliseconds; 0 without a lease. */
  readonly leaseUntil: number;
  /** The job whose handler took the lease. */
  readonly leaseJob: string | undefined;
  /** Unix milliseconds before which the chat takes no message; 0 when it does. */
  readonly notBefore: number;
  /** Unix milliseconds before which an edit that is not the last need not be made; else 0. */
  readonly restUntil: number;
  /** The job that comes back when one of these, or the lease, is over, and shows the row. */
  readonly dueJob: string | undefined;
  /** Unix milliseconds of the last change in the chat; 0 before the first. */
  readonly shownAt: number;
  readonly replyId: number | undefined;
  /** Of what the chat shows now; of no reply where that is in doubt. */
  readonly fingerprint: string | undefined;
};

export type ReplyUpdate = {
  readonly userId: string;
  readonly origin: TweetRequested["origin"];
  readonly place: Place;
  readonly links: readonly Link[];
  readonly leftOut?: number | undefined;
  /** Which job this is, however often it is delivered. */
  readonly job: string;
  readonly linkKey: string;
  readonly state: LinkState;
  readonly changedAt: string;
  /**
   * When the person asked for it (ISO-8601 UTC). Undefined for what comes unasked: it may end with
   * nothing shown in a later delivery.
   */
  readonly askedAt: string | undefined;
};

/** Whether every link has its answer, so that no further change has to be expected. */
export const isSettled = ({ links, states }: ReplyRow): boolean =>
  links.every(({ key, refused, overLimit }) => {
    const kind = states.get(key)?.state.kind;
    return kind === undefined ? (refused ?? overLimit) !== undefined : kind !== "delayed";
  });

/** An edition's links replace none: what a message once held stays answered. */
export function mergeLinks(editions: readonly (readonly Link[])[]): Link[] {
  const byKey = new Map<string, Link>();
  for (const link of editions.flat()) if (!byKey.has(link.key)) byKey.set(link.key, link);
  return [...byKey.values()];
}
