import type { KeptCopy } from "@memory/copies/copies";
import type { Copy, CopyStatus } from "@memory/copies/rows/copy";
import type { MediumKind, WantedMedium } from "@memory/shared/contracts/media/media-requested";
import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import { candidatesOf } from "./candidates/candidates-of.ts";
import type { Got } from "./copy-file.ts";
import { statusOf } from "./status-of.ts";

/** A file that is still to be copied, and what is known of it from before. */
export type OpenFile = { readonly medium: WantedMedium; readonly before: Copy | undefined };

/** The files that a request still has to do something for. */
export function openFiles(
  media: readonly WantedMedium[],
  copies: readonly Copy[],
  requestedAt: string,
): OpenFile[] {
  const known = new Map(copies.map((copy) => [copy.MediaKey, copy]));
  return media
    .map((medium) => ({ medium, before: known.get(medium.key) }))
    .filter(({ medium, before }) => before === undefined || isOpen(medium, before, requestedAt));
}

/** What was not to be had is tried once more when the tweet is asked for anew, as when somebody else keeps it. */
function isOpen(medium: WantedMedium, { Status, ChangedAt }: Copy, requestedAt: string): boolean {
  if (Status === "later" || Status === "over-limit") return true;
  if (Status === "playlist-only") return candidatesOf(medium).length > 0;
  return isEnd(Status) && ChangedAt < requestedAt;
}

const isEnd = (status: CopyStatus | undefined): boolean =>
  status === "given-up" || status === "gone";

type Of = OpenFile & {
  readonly tweetId: string;
  /** Whether the request is too old to be tried any more. */
  readonly isLast: boolean;
  /** ISO-8601 UTC. */
  readonly now: string;
};

/** The row of a file that was got. */
export function keptRow(
  { url, file, shows, variant, why }: Extract<Got, { kind: "file" }>,
  of: Of,
): KeptCopy {
  const { type, width, height, durationMs } = shows;
  const row = {
    ...rowOf(of, url),
    Status: "kept" as const,
    Sha256: file.sha256,
    Bytes: file.bytes,
    Type: type,
  };
  const more = { Width: width, Height: height, DurationMs: durationMs };
  return { ...row, ...omitUndefined({ ...more, Variant: variant, Why: why }) };
}

/** The row of a file that was not. */
export function failedRow(got: Exclude<Got, { kind: "file" }>, of: Of): Copy {
  if (got.kind === "playlist-only")
    return { ...rowOf(of, of.medium.url), Status: "playlist-only", Why: "playlist-only" };
  const status = statusOf[got.why];
  const isOpen = status === "later" || status === "over-limit";
  const isLast = (isOpen && of.isLast) || (status === "later" && isEnd(of.before?.Status));
  const last = got.why === "not-found" ? "gone" : "given-up";
  return { ...rowOf(of, got.url), Status: isLast ? last : status, Why: got.why };
}

const rowOf = ({ tweetId, medium, before, now }: Of, url: string) => ({
  TweetID: tweetId,
  MediaKey: medium.key,
  Kind: medium.kind,
  Url: url,
  Attempts: (before?.Attempts ?? 0) + 1,
  ChangedAt: now,
});

/** Whether nothing more is going to be tried for it in this request. */
export const isSettled = ({ Status }: Pick<Copy, "Status">): boolean =>
  Status !== "later" && Status !== "over-limit";

/** What people look at. Nobody is told of the others, nor waits for them. */
export const isProminent = ({ Kind }: { readonly Kind: MediumKind }): boolean =>
  Kind === "photo" || Kind === "video" || Kind === "gif";
