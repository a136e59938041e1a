import type { Link } from "@memory/shared/contracts/link";
import type { LinkState } from "../link-state.ts";
import type { ReplyContent } from "../reply-content.ts";

/*
 * THE STATES OF A ROW. Every arrow is one conditional write of `Replies`, or time that passes.
 *
 *    update, updateAndLease: the first state of a link creates the row
 *      │
 *      ▼            updateAndLease, lease
 *   ┌────────────────────────────────────────────┐
 *   │                                            ▼
 *   ├─ free ◄────────── finish, release ─────┬────────┐ ──┐ renew,
 *   ├─ postponed ◄───── postpone ────────────┤ leased │   │ watchLease
 *   ├─ abandoned ◄───── LeaseUntil passes ───┤        │ ◄─┘
 *   │                                        └────────┘
 *   │                                            │ release with notBefore
 *   └─ free ◄────────── NotBefore passes ─── limited
 *
 * free       Nobody holds the lease, and nothing has to be waited for.
 * leased     LeaseUntil is in the future: LeaseOwner, a delivery of LeaseJob, renders the row and tells the
 *            chat. No other owner can take the lease.
 * limited    NotBefore is in the future: Telegram's rate limit holds for the chat or the bot. Nobody can
 *            take the lease.
 * postponed  RestUntil is in the future: the reply, in a group, was edited a moment ago. Any job can take
 *            the lease all the same. It shows the row if every link has its answer, else it postpones again.
 * abandoned  LeaseUntil has passed, but LeaseOwner is still there: that owner crashed, maybe after it told
 *            the chat something that it did not record. The next owner keeps its name in LeftBy; what the
 *            chat shows is in doubt then, so the reply is shown again. (An owner that is only slow can still
 *            make its writes until another takes the lease.)
 *
 * A time that is further in the future than it can be (adapters/reply-times.ts) counts as passed, since the
 * clock was set back after it was written. A row that this process is showing is leased whatever the time.
 *
 * In every state a link's new state can be written; Rev counts that. DueJob is the one job, if any, that
 * comes back to show the row once the lease, the limit or the postponement is over.
 *
 * WRITE           MADE BY                IF                               THEN
 * update          any job                the row has no newer state of    the state is written; Rev + 1
 *                                        the link
 * lease           any job                the row exists, no other owner   LeaseOwner, LeaseUntil (30 s) and
 *                                        has it leased, not limited       LeaseJob; LeftBy = the owner that
 *                                                                         abandoned the row, or "nobody"
 * updateAndLease  any job                both, but the row may be new     both
 * watchLease      a job that finds the   another job has it leased;       DueJob = own
 *                 row leased             DueJob is unset, LeaseJob or own
 * finish          the owner, once the    still the owner; Rev is that of  what is shown is recorded; the
 *                 chat shows the row     what was rendered                lease, LeftBy, NotBefore, RestUntil
 *                                                                         and DueJob are removed
 * renew           the owner, if finish   still the owner                  LeaseUntil (30 s more); what is
 *                 or postpone failed                                      shown is recorded, after finish
 * postpone        the owner, if it may   still the owner; Rev is that of  RestUntil; DueJob = another that
 *                 not edit yet           what was rendered                is due, else own*; the lease and
 *                                                                         LeftBy are removed
 * release         the owner, if the      still the owner                  what is shown is forgotten, as it
 *                 call failed                                             is in doubt; the lease and LeftBy
 *                                                                         are removed; NotBefore and DueJob
 *                                                                         = own* if the wait is known, else
 *                                                                         DueJob is removed
 *   * Unset if nobody asked for the job's work (no `askedAt`): it may find nothing to do when it comes back.
 *
 * A job that wrote its state (or found a newer one) and cannot take the lease, because
 *   - an earlier delivery of itself holds it: it comes back within 5 s;
 *   - another job holds it: it makes itself due (watchLease) and comes back within 5 s, since the holder
 *     may crash. If nobody asked for its work, it comes back without being due;
 *   - the row is limited: it comes back when the limit is over.
 * In the last two cases it leaves instead, if a third job is already due.
 */

/** A message's number in its chat or, where the bot is a guest, Telegram's name for its message (`inline_message_id`). */
export type ReplyId = number | string;

/** One message's reply as the table holds it. */
export type ReplyRow = ReplyContent & {
  /** `chat#message` or `chat#album`. */
  readonly origin: string;
  readonly states: ReadonlyMap<string, StampedState>;
  /** The person's language as Telegram gives it; undefined if it is not known. */
  readonly languageCode: string | undefined;
  readonly rev: number;
  /** Unix milliseconds; 0 without a lease. */
  readonly leaseUntil: number;
  /** The job whose delivery took the lease. */
  readonly leaseJob: string | undefined;
  /** `NotBefore`: Unix milliseconds until which a rate limit holds; 0 without one. */
  readonly limitedUntil: number;
  /** `RestUntil`: Unix milliseconds until which edits are postponed; 0 if they are not. */
  readonly postponedUntil: number;
  /** The job that comes back after a lease, a limit or a postponement, and shows the row. */
  readonly dueJob: string | undefined;
  /** Unix milliseconds of the last change in the chat; 0 before the first. */
  readonly shownAt: number;
  /** Names the reply in the chat; undefined before it is sent. */
  readonly replyId: ReplyId | undefined;
  /** A hash of the reply that the chat shows; undefined if it shows none, or what it shows is in doubt. */
  readonly fingerprint: string | undefined;
};

/**
 * A link's state and when it came about: ISO-8601 UTC, or what `provisionalChangedAt` gives. An older
 * state never replaces a newer one.
 */
export type StampedState = { readonly state: LinkState; readonly changedAt: string };

/** Whether every link has its answer, so that the reply will hardly change any more. */
export const isSettled = ({ links, states }: ReplyRow): boolean =>
  links.every((link) => isAnswered(link, states.get(link.key)?.state.kind));

const isAnswered = ({ refused, overLimit }: Link, kind: LinkState["kind"] | undefined): boolean =>
  kind === undefined ? (refused ?? overLimit) !== undefined : kind !== "delayed";
