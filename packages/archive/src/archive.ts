import type { Origin } from "@memory/shared/contracts/origin";
import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { OutcomeOf } from "./claim-transitions.ts";
import type { Asked } from "./compare-asked.ts";
import type { Claim } from "./rows/claim.ts";
import type { Item } from "./rows/item.ts";
import type { Labels } from "./rows/labels.ts";

export type { Asked };

export type TweetKey = { readonly userId: string; readonly tweetId: string };

/**
 * What people keep: at most one item per person and tweet, whatever is repeated or happens at once.
 * Every verb may run again after it was cut off anywhere. A verb throws a RetryableError when its
 * work cannot be done yet. What people ask is ordered by `compareAsked`: an older request is ignored.
 */
export type Archive = {
  /** Saves a tweet that was found, whole, however large it is. */
  keep(request: TweetRequested, tweet: Tweet): Promise<KeepOutcome>;
  /**
   * Claims a tweet that no source has shown yet (state `pending`). A claim that is there already
   * stays and is returned.
   */
  hold(request: TweetRequested, tweetId: string): Promise<Claim>;
  /** Drops the claim that this request's `hold` made, when the content will not come. */
  release(request: TweetRequested, tweetId: string): Promise<void>;
  /** Marks a tweet as deleted; call `settle` to move its item. */
  trash(key: TweetKey, asked: Asked): Promise<TrashOutcome>;
  /**
   * Marks a deleted tweet as kept if there is one to bring back; call `settle` to move its item.
   */
  restore(key: TweetKey, asked: Asked): Promise<RestoreOutcome>;
  /**
   * Moves the item to where the claim says, and returns the claim. Throws a RetryableError if
   * the change asked for is the latest and a running save has not written the item yet.
   */
  settle(key: TweetKey, asked: Asked): Promise<Claim | undefined>;
  /**
   * Remembers that the reply to this message tells that the tweet is kept, so that a deletion can correct
   * it (the newest 20 of them). Does nothing unless it is kept. Returns the claim as it is now.
   */
  mention(key: TweetKey, origin: Origin): Promise<Claim | undefined>;
  /**
   * Removes a deleted tweet for good, with its parts. The claim stays, so that no message delivered again
   * brings it back. The copies of its media go too if nobody else keeps it. Does nothing to a tweet that is not
   * deleted.
   */
  purge(key: TweetKey): Promise<PurgeOutcome>;
  /**
   * Puts a tweet of an export back as it was, unless the person has a claim on it. May be repeated: what the
   * same origin has put back is completed. `asked` is when the import was.
   */
  putBack(entry: PutBack, asked: Asked): Promise<PutBackOutcome>;
  /** Sets the tags, the note or both of a tweet that is kept or pending; see `labels.ts` for their form. */
  label(key: TweetKey, change: LabelChange, asked: Asked): Promise<LabelOutcome>;
  /**
   * Notes of a kept tweet since when its source shows it no more (ISO-8601 UTC), or by undefined that it does.
   */
  noteGone(key: TweetKey, goneAt: string | undefined): Promise<void>;
  find(key: TweetKey): Promise<Claim | undefined>;
  /** A kept tweet with its claim, whichever message saved it. */
  findKept(key: TweetKey): Promise<{ claim: Claim; tweet: Tweet } | undefined>;
  /**
   * A page of the kept tweets, the newest first. It shows the same however many arrive meanwhile, since
   * its bounds are times. Passes over a tweet whose save or deletion is under way.
   */
  list(query: ListQuery): Promise<KeptPage>;
  /** A kept tweet with its whole content, however large it is. */
  open(key: TweetKey): Promise<KeptWhole | undefined>;
  /** Those of the tweets that are kept, in this order, read in as few calls as possible. */
  openAll(userId: string, tweetIds: readonly string[]): Promise<Kept[]>;
  /** A page of the tweets that can be brought back, the latest deleted first. */
  trashed(query: TrashQuery): Promise<TrashPage>;
  /** The ids of the deleted tweets that can be brought back no more, but are not purged yet. */
  expired(userId: string): Promise<string[]>;
  /** A tweet that can be brought back, with its whole content, however large it is. */
  openTrashed(key: TweetKey): Promise<TrashedWhole | undefined>;
  /** All claims of a person, whatever their state, a page at a time, in no order that means anything. */
  claims(userId: string): AsyncIterable<Claim[]>;
  /**
   * The claims that were changed after `changedAt` (or all of them), the oldest change first, a page at a
   * time. All that lists and searches show moves `ChangedAt`: saving, completion, fuller content, labels,
   * deletion, undoing. Clocks of processes differ, and a write takes effect a moment after its time was
   * read, so ask from some minutes before the last change that was seen. A kept claim may come before its
   * item does, and is then not changed again.
   */
  changedSince(userId: string, changedAt: string | undefined): AsyncIterable<Claim[]>;
};

export type LabelChange = {
  /** All tags that the tweet shall have; undefined leaves them. */
  readonly tags?: readonly string[] | undefined;
  /** In place of `tags`: changes those that the tweet has when it is written, so that two such changes at once both count. */
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
  /** Null removes the note, undefined leaves it. */
  readonly note?: string | null | undefined;
};
export type LabelOutcome = OutcomeOf<"label">;

/** A kept tweet. The item of a very large one holds a part of it: see `Archive.open`. */
export type Kept = { readonly claim: Claim; readonly item: Item };
export type KeptWhole = Kept & { readonly tweet: Tweet };

export type ListQuery = {
  readonly userId: string;
  /** Only tweets saved before this `Timestamp`, the newest of them. */
  readonly before?: string | undefined;
  /** Only tweets saved after this `Timestamp`, the oldest of them. Not together with `before`. */
  readonly after?: string | undefined;
  readonly limit: number;
};
export type KeptPage = {
  readonly tweets: readonly Kept[];
  /** `before` of the page of older tweets. Absent if there are none. */
  readonly older?: string;
  /** `after` of the page of newer tweets. Absent if there are none, and on a page without bounds. */
  readonly newer?: string;
};

export type KeepOutcome = {
  readonly kind: OutcomeOf<"keep">;
  readonly claim: Claim;
  /** As it is kept, which may be fuller than what was found now. */
  readonly tweet: Tweet;
};
export type TrashOutcome = OutcomeOf<"trash">;
export type PurgeOutcome = OutcomeOf<"purge">;
export type RestoreOutcome = Exclude<OutcomeOf<"restore">, "not-yet">;

/** A deleted tweet that can be brought back until `expires` (Unix seconds). */
export type Trashed = Kept & { readonly deletedAt: string; readonly expires: number };
export type TrashedWhole = Trashed & { readonly tweet: Tweet };

export type TrashQuery = {
  readonly userId: string;
  /** `older` of the page before. */
  readonly before?: string | undefined;
  /** Tweets that were deleted in the same millisecond stay together, even if they are more. */
  readonly limit: number;
};
export type TrashPage = {
  readonly tweets: readonly Trashed[];
  /** `before` of the page of those deleted earlier. Absent if there are none. */
  readonly older?: string;
};

/** A tweet as an export names it. */
export type PutBack = Labels & {
  readonly userId: string;
  /** The message with the file. It should name the entry too, so that it is the same in each repetition. */
  readonly origin: Origin;
  /** The whole tweet. */
  readonly tweet: Tweet;
  /** When it was saved (ISO-8601 UTC with milliseconds). It moves on where another tweet has the same. */
  readonly timestamp: string;
  readonly url: string;
  readonly from: TweetRequested["from"];
  /** When it was deleted, if it was (ISO-8601 UTC). It can be brought back for the rest of 30 days. */
  readonly deletedAt?: string | undefined;
};
/** `known`: it is kept or pending already. `deleted`: it has been deleted since. `expired`: nothing is left to keep. */
export type PutBackOutcome = OutcomeOf<"put-back" | "put-in-trash"> | "expired";
