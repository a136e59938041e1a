import type { Claim } from "@memory/archive/rows/claim";
import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { RefusalReason } from "@memory/shared/telegram/refusals";
import type { Place, ReplyRow, ReplyUpdate } from "./reply/protocol/reply-row.ts";
import type { Rendered } from "./reply/render/render-reply.ts";

/** What became of a tweet that was found; `claim` is as it stands now. */
export type Kept = {
  readonly kind: "saved" | "already-saved" | "trashed";
  readonly claim: Claim;
  /** As it is kept, which may be fuller than what was found now. */
  readonly tweet: Tweet;
};

/** Where tweets are kept: at most one item per person and tweet, whatever is repeated or at once. */
export type Archive = {
  keep(request: TweetRequested, tweet: Tweet): Promise<Kept>;
  /** Keeps the link of a tweet whose content follows. An existing claim stays and is returned. */
  hold(request: TweetRequested, tweetId: string): Promise<Claim>;
  /** Lets go of a link that this request held and whose content will not come. */
  release(request: TweetRequested, tweetId: string): Promise<void>;
  claimOf(userId: string, tweetId: string): Promise<Claim | undefined>;
  /** What is kept of a tweet already, by whatever message. */
  keptTweet(userId: string, tweetId: string): Promise<{ claim: Claim; tweet: Tweet } | undefined>;
};

/** The one reply to each message. Whoever holds a row's lease renders it. */
export type Replies = {
  /** Writes the update and takes the lease at once; undefined when it cannot do both. */
  updateAndLease(update: ReplyUpdate, holder: Holder): Promise<ReplyRow | undefined>;
  /** Undefined when the row already holds a newer state of that link. */
  update(update: ReplyUpdate): Promise<ReplyRow | undefined>;
  lease(row: ReplyKey, holder: Holder): Promise<ReplyRow | undefined>;
  /** Has this job come back for a leased row; false when its lease has ended, or another job will. */
  lookAfter(row: ReplyKey, holder: Holder): Promise<boolean>;
  /** Records what was shown and ends the lease, unless the row has changed since or it is lost. */
  finish(row: ReplyRow, holder: Holder, shown: Shown): Promise<boolean>;
  /** Ends the lease with nothing shown until `rest` is over, unless the row has changed since. */
  rest(row: ReplyRow, holder: Holder, rest: Rest): Promise<boolean>;
  /** Records what was shown, if anything, and keeps the lease for another round; undefined when it is lost. */
  renew(row: ReplyRow, holder: Holder, shown?: Shown): Promise<ReplyRow | undefined>;
  /**
   * Ends the lease with nothing recorded as shown, for a call that failed may have been applied;
   * nobody takes it again before `notBefore` (Unix ms).
   */
  giveBack(row: ReplyKey, holder: Holder, notBefore?: number): Promise<void>;
  find(key: ReplyKey): Promise<ReplyRow | undefined>;
};
/** One try of a job; `job` is the same in every delivery of it, `owner` is not. */
export type Holder = {
  readonly job: string;
  readonly owner: string;
  readonly askedAt: ReplyUpdate["askedAt"];
};
export type ReplyKey = { readonly userId: string; readonly origin: string };
export type Shown = {
  readonly replyId?: number | undefined;
  readonly fingerprint: string;
  /** Unix milliseconds; undefined when the chat was told nothing new. */
  readonly at?: number | undefined;
  /** Where the reply is now, if it has moved. */
  readonly place?: Place | undefined;
};
/** Until when (Unix ms), and which job comes back then. */
export type Rest = { readonly until: number; readonly dueJob: string | undefined };

/**
 * A chat that a reply is written into; `askedAt` is that of the update that is shown. Throws a
 * RetryableError when it cannot be reached now.
 */
export type Chat = {
  say(place: Place, reply: Rendered, askedAt: ReplyUpdate["askedAt"]): Promise<Said>;
  edit(
    place: Place,
    replyId: number,
    reply: Rendered,
    askedAt: ReplyUpdate["askedAt"],
  ): Promise<Said>;
};
export type Said =
  /** `place` when the group has become another chat, where the reply is now. */
  | { readonly kind: "shown"; readonly replyId: number; readonly place?: Place }
  /** The person blocked the bot, or took away the chat or the reply: nothing more to do. */
  | { readonly kind: "unreachable"; readonly why: RefusalReason };

/** Chats that take no messages of the bot: people's by their id, groups by theirs. */
export type Blocks = {
  /** When the chat was last found to be closed (ISO-8601 UTC). */
  find(chatId: number): Promise<string | undefined>;
  put(chatId: number, blockedAt: string): Promise<void>;
  /** Unless it was found closed again since then. */
  remove(chatId: number, blockedAt: string): Promise<void>;
};
