import type { Link } from "@memory/shared/contracts/link";
import type { LinkState } from "../link-state.ts";
import type { ReplyContent } from "../reply-content.ts";

/*
 * A ROW'S STATES. Every arrow but the passing of time is one conditional write of `Replies`.
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
 *   └─ free ◄───────── NotBefore passes ──── limited
 *
 * free       Nobody holds a lease, and nothing has to be waited for.
 * leased     LeaseUntil is in the future: one delivery of LeaseJob, LeaseOwner, renders the row and tells
 *            the chat. No other can take the lease.
 * limited    NotBefore is in the future: Telegram limits the rate of calls to the chat, or the bot's.
 *            Nobody can take the lease.
 * postponed  RestUntil is in the future: the last edit in a group was a moment ago. A change may take the
 *            lease all the same. If it completes the reply it is shown at once; else it is postponed, too.
 * abandoned  LeaseOwner is still there, but LeaseUntil has passed: the owner crashed, or was cut off. The
 *            next to take the lease notes it in LeftBy, since that owner may have told the chat something
 *            that it did not record. So what the chat shows is in doubt, and the reply is shown anew.
 *
 * In each state a link's new state can be written (`update`); Rev counts these writes. DueJob, if set, is
 * the one job that comes back to show the row after a lease, a limit or a postponement: other jobs leave.
 *
 * WRITE           MADE BY              IF                                THEN
 * update          any job              the link has no newer state       writes the state, Rev + 1
 * lease           any job              not leased by another owner, not  Lease… = own, for 30 s;
 *                                      limited                           LeftBy = the owner who abandoned
 *                                                                        the row, or nobody
 * updateAndLease  any job              both of the above                 both of the above
 * watchLease      a job that finds     leased by another job; DueJob is  DueJob = own
 *                 the row leased       unset, LeaseJob or own
 * finish          the owner, when the  still the owner; Rev is that of   records what is shown; removes
 *                 chat was told        what was rendered                 Lease…, LeftBy, NotBefore,
 *                                                                        RestUntil, DueJob
 * renew           the owner, when      still the owner                   Lease… for 30 s more; records what
 *                 finish or postpone                                     is shown, if the chat was told
 *                 failed
 * postpone        the owner, when it   still the owner; Rev is that of   RestUntil, DueJob = own or another
 *                 may not edit yet     what was rendered                 that is due; removes Lease…, LeftBy
 * release         the owner, when the  still the owner                   removes Lease…, LeftBy, and what is
 *                 call failed                                            shown, since it is in doubt; if the
 *                                                                        wait is known: NotBefore, DueJob = own
 *
 * A job whose state was written and who cannot take the lease
 *   - leaves, if another job than itself and the present holder is due;
 *   - else comes back once the limit is over, or within 5 s if the row is leased: to show the row if the
 *     holder crashed. It is due then (watchLease), unless it holds the lease itself since an earlier delivery,
 *     or nobody asked for its work (`askedAt`), so that it may find nothing to do when it comes back.
 */

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
  /** The id of the reply in the chat; undefined before it is sent. */
  readonly replyId: number | undefined;
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
