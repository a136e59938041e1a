import type { Place } from "@memory/shared/telegram/place";
import type { RefusalReason } from "@memory/shared/telegram/refusals";
import type { ReplyId, ReplyRow } from "./reply/protocol/reply-row.ts";
import type { ReplyUpdate } from "./reply/protocol/reply-update.ts";
import type { Rendered } from "./reply/render/rendered.ts";

/**
 * The rows of TweetsReplies, one per answered message. Every method but `find` is a conditional
 * write; the states of a row and what each write requires and does are drawn in
 * `reply/protocol/reply-row.ts`.
 */
export type Replies = {
  /** Writes the update and takes the lease in one write; undefined if it cannot do both. */
  updateAndLease(update: ReplyUpdate, holder: Holder): Promise<ReplyRow | undefined>;
  /** Undefined if the row already holds a newer state of that link. */
  update(update: ReplyUpdate): Promise<ReplyRow | undefined>;
  /** Undefined if another holds the lease or the chat's rate limit has not passed. */
  lease(row: ReplyKey, holder: Holder): Promise<ReplyRow | undefined>;
  /**
   * Makes this job the one that comes back for a leased row; false if the lease has ended or
   * another job is already due.
   */
  watchLease(row: ReplyKey, holder: Holder): Promise<boolean>;
  /** Records what is shown and ends the lease; false if the row has changed since or the lease is lost. */
  finish(row: ReplyRow, holder: Holder, shown: Shown): Promise<boolean>;
  /**
   * Ends the lease without making the edit; false if the row has changed since or the lease is
   * lost.
   */
  postpone(row: ReplyRow, holder: Holder, postponement: Postponement): Promise<boolean>;
  /** Extends the lease and records what is shown, if given; undefined if the lease is lost. */
  renew(row: ReplyRow, holder: Holder, shown?: Shown): Promise<ReplyRow | undefined>;
  /**
   * Ends the lease after a call that failed. Forgets what is shown, because the call may have been
   * carried out. Nobody takes the lease again before `notBefore` (Unix ms), if given, but at most for
   * five minutes.
   */
  release(row: ReplyKey, holder: Holder, notBefore?: number): Promise<void>;
  find(key: ReplyKey): Promise<ReplyRow | undefined>;
};
/** One delivery of a job. `job` is the same in every delivery of it, `owner` is unique to each. */
export type Holder = {
  readonly job: string;
  readonly owner: string;
  readonly askedAt: ReplyUpdate["askedAt"];
};
export type ReplyKey = { readonly userId: string; readonly origin: string };
export type Shown = {
  readonly replyId?: ReplyId | undefined;
  readonly fingerprint: string;
  /** Unix milliseconds; undefined if the chat was told nothing new. */
  readonly at?: number | undefined;
  /** Where the reply is now, if it has moved. */
  readonly place?: Place | undefined;
};
/** Until when (Unix ms) an edit waits, and which job comes back to make it. */
type Postponement = { readonly until: number; readonly dueJob: string | undefined };

/**
 * The chat that a reply is written into. `askedAt` is that of the update that is shown. Throws a
 * RetryableError if the chat cannot be reached now.
 */
export type ReplyChat = {
  say(place: Place, reply: Rendered, askedAt: ReplyUpdate["askedAt"]): Promise<Said>;
  edit(
    place: Place,
    replyId: ReplyId,
    reply: Rendered,
    askedAt: ReplyUpdate["askedAt"],
  ): Promise<Said>;
};
export type Said =
  /** `place` is given if the group has become another chat: where the reply is now. */
  | { readonly kind: "shown"; readonly replyId: ReplyId; readonly place?: Place }
  /** The person blocked the bot, or removed the chat or the reply: nothing more can be done. */
  | { readonly kind: "unreachable"; readonly why: RefusalReason };

/**
 * The language that the person chose, which wins over that of their Telegram; undefined if they chose none.
 * Never rejects.
 */
export type LanguageOf = (userId: string) => Promise<string | undefined>;

/** Chats that take no messages from the bot: people by their id, groups by the group's. */
export type Blocks = {
  /** When the chat was last found to be blocked (ISO-8601 UTC); undefined if it is not. */
  find(chatId: number): Promise<string | undefined>;
  /** Changes nothing if the chat was found blocked later than that. */
  put(chatId: number, blockedAt: string): Promise<void>;
  /** Changes nothing if the chat was found blocked later than that. */
  remove(chatId: number, blockedAt: string): Promise<void>;
};
