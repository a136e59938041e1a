import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Claim } from "@memory/shared/rows/claim";
import type { Rendered } from "./reply/render-reply.ts";
import type { Place, ReplyRow, ReplyUpdate } from "./reply/reply-row.ts";

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
  /** Records what was shown and ends the lease, unless the row has changed since or it is lost. */
  finish(row: ReplyRow, holder: Holder, shown: Shown): Promise<boolean>;
  /** Records what was shown and keeps the lease for another round; undefined when it is lost. */
  renew(row: ReplyRow, holder: Holder, shown: Shown): Promise<ReplyRow | undefined>;
  /** Ends the lease with nothing shown; nobody takes it again before `notBefore` (Unix ms). */
  giveBack(row: ReplyKey, holder: Holder, notBefore?: number): Promise<void>;
  find(key: ReplyKey): Promise<ReplyRow | undefined>;
};
/** One try of a job; `job` is the same in every delivery of it, `owner` is not. */
export type Holder = { readonly job: string; readonly owner: string };
export type ReplyKey = { readonly userId: string; readonly origin: string };
export type Shown = { readonly replyId?: number | undefined; readonly fingerprint: string };

/** A chat that a reply is written into. Throws a RetryableError when it cannot be reached now. */
export type Chat = {
  say(place: Place, reply: Rendered): Promise<Said>;
  edit(place: Place, replyId: number, reply: Rendered): Promise<Said>;
};
export type Said =
  | { readonly kind: "shown"; readonly replyId: number }
  /** The person blocked the bot, or took away the chat or the reply: nothing more to do. */
  | { readonly kind: "unreachable"; readonly why: string };
