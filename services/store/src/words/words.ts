import type { CopyFailure } from "@memory/copies/rows/copy";
import type { LimitSpan, NotATweetReason } from "@memory/shared/contracts/link";
import type {
  AbsenceReason,
  goneReasons,
  MissingPart,
  restrictedReasons,
  SourceName,
} from "@memory/shared/contracts/tweet";
import type { RelatedKind } from "../reply/link-state.ts";
import type { ShownState } from "../reply/shown-state.ts";

type GoneReason = (typeof goneReasons)[number];
type RestrictedReason = (typeof restrictedReasons)[number];

type AbsentCount = { readonly why: AbsenceReason; readonly count: number };

/** Every text of a reply to links, in one language. Plain text: rendering escapes it. */
export type Words = {
  readonly saved: string;
  /** `day` as `formatDay` gives it. */
  readonly alreadySavedOn: (day: string) => string;
  readonly deleted: string;
  readonly lookingUp: string;
  readonly contentToFollow: string;
  readonly parked: string;
  readonly unavailable: string;
  readonly gone: Readonly<Record<GoneReason, string>>;
  readonly restricted: Readonly<Record<RestrictedReason, string>>;
  readonly notATweet: Readonly<Record<NotATweetReason, string>>;
  readonly overLimit: Readonly<Record<LimitSpan, string>>;
  readonly missing: Readonly<Record<MissingPart, string>>;
  /** In place of `missing` when the part was fetched. */
  readonly tooLarge: (part: MissingPart) => string;
  /** In place of `missing.text` when the text is known to be cut after so many characters. */
  readonly textCutAt: (characters: number) => string;
  /** In place of `missing.text` when nothing proves that the source's text is the whole. */
  readonly textUnproven: (source: SourceName) => string;
  /** In place of `missing.text` when a t.co link in the text is not known. */
  readonly textLinkUnread: string;
  /** What a kept tweet that belongs to this one lacks; at least one part. */
  readonly gaps: (of: RelatedKind, parts: readonly MissingPart[]) => string;
  /** Why a tweet that belongs to this one is not to be had. */
  readonly absent: Readonly<Record<"quote" | "parent", (why: AbsenceReason) => string>>;
  /** The text is kept whole, and the reply has no room for all of it. */
  readonly shownInPart: string;
  /** Of a thread that is kept whole. */
  readonly thread: (count: number) => string;
  /** Of a thread in which something is gone, cut or missing. */
  readonly threadInPart: (kept: number, absent: readonly AbsentCount[]) => string;
  /** In place of `missing.thread` when tweets of the thread are kept, this one included. */
  readonly threadCutAt: (kept: number) => string;
  readonly articleTitle: (title: string) => string;
  readonly linkTitle: (title: string) => string;
  /** As of when it was read. `day` as `formatDay` gives it. */
  readonly pollOpen: (day: string | undefined) => string;
  readonly pollClosed: string;
  readonly pollOption: (label: string, percent: number | undefined) => string;
  readonly repliesTo: (handle: string) => string;
  readonly repostedBy: (handle: string) => string;
  readonly communityNote: (text: string) => string;
  /** Of a community note whose words are not at hand. */
  readonly hasCommunityNote: string;
  readonly sensitive: string;
  readonly oldEdition: string;
  readonly photos: (count: number) => string;
  readonly videos: (count: number) => string;
  readonly gifs: (count: number) => string;
  readonly quotes: (handle: string) => string;
  /** All pictures and films are copied. */
  readonly copied: string;
  readonly copiedInPart: (kept: number, of: number) => string;
  /** Why so many pictures or films are not copied. */
  readonly notCopied: Readonly<Record<CopyFailure, (count: number) => string>>;
  /** The head of a reply to several links. */
  readonly summary: (saved: number, total: number) => string;
  /** How many links of the message were more than one message may hold. */
  readonly leftOut: (count: number) => string;
  /** A few words per link, for a reply with too many links to show their tweets. */
  readonly brief: Readonly<Record<ShownState["kind"], string>>;
  /** How many links have no room in the reply. */
  readonly more: (count: number) => string;
  readonly buttons: Readonly<Record<"open" | "delete" | "undo", string>>;
  /** The day, in UTC, of a moment in ISO-8601. */
  readonly formatDay: (iso: string) => string;
};
