import type { AbsenceReason, MissingPart } from "@memory/shared/contracts/tweet";

/** A tweet that belongs to the one that is shown. */
export type RelatedTweet = "quote" | "parent" | "thread";
type MediaKind = "photo" | "video" | "gif";

/** The texts of an opened tweet. Plain text: rendering escapes it; `shown` goes over a button, in at most 200 characters. */
export type ItemWords = {
  readonly savedOn: (day: string) => string;
  readonly foundIn: (chat: string) => string;
  readonly forwardedFrom: (name: string) => string;
  readonly repliesTo: (handle: string) => string;
  readonly repostedBy: (handle: string) => string;
  readonly sensitive: string;
  readonly oldEdition: string;
  readonly quotes: string;
  readonly answers: string;
  /** The head of a thread, and the place of one of its tweets. */
  readonly thread: (count: number) => string;
  /** Stands in the thread for the tweet whose text is above. */
  readonly thisTweet: string;
  readonly article: (title: string) => string;
  readonly pollClosed: string;
  /** As of when it was read. */
  readonly pollOpen: (day: string | undefined) => string;
  readonly communityNote: string;
  readonly media: Readonly<Record<MediaKind, string>>;
  readonly note: string;
  /** Why a tweet that belongs to this one is not to be had. */
  readonly absent: (of: RelatedTweet, why: AbsenceReason) => string;
  /** What the tweet lacks that it is known to have. */
  readonly missing: Readonly<Record<MissingPart, string>>;
  readonly tooLarge: (part: MissingPart) => string;
  /** What a tweet that belongs to this one lacks; at least one part. */
  readonly gaps: (of: RelatedTweet, parts: readonly MissingPart[]) => string;
  /** The tweet is known since then to be gone at its source. */
  readonly gone: (day: string) => string;
  /** The tweet was deleted here, or was never kept. */
  readonly notKept: string;
  readonly deleted: string;
  readonly buttons: Readonly<
    Record<"open" | "tag" | "note" | "delete" | "undo" | "back", string>
  > & { readonly media: (count: number) => string };
  readonly shown: Readonly<Record<"notKept", string>>;
};
