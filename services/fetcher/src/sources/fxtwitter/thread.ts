import type { RelatedPost } from "@memory/shared/contracts/tweet";
import { fxRelatedPost } from "./post.ts";
import type { FxStatus } from "./schema.ts";
import type { FxThread, FxThreadEntry } from "./thread-schema.ts";

/** Of a longer thread, only the part around the requested post is kept. */
const maxPosts = 100;

type Chain = {
  /** The author's thread with the requested post, in order. Undefined if the post stands alone. */
  readonly posts: readonly RelatedPost[] | undefined;
  /** The thread is known to have more posts than these. */
  readonly isCut: boolean;
  /** The post of another author that the requested one replies to, if they sent it. */
  readonly answered: RelatedPost | undefined;
};

/**
 * Reads a thread from their response, which may have other authors' posts between the author's own.
 */
export function fxChain(status: FxStatus, thread: FxThread, readAt: string): Chain {
  const entries = withAsked(status, onceEach(thread.entries));
  const at = entries.indexOf(status);
  const isOther = (entry: Entry) => entry.type === "status" && !isSameAuthor(entry, status);
  const after = entries.findIndex((entry, index) => index > at && isOther(entry));
  const own = entries.slice(
    entries.slice(0, at).findLastIndex(isOther) + 1,
    after < 0 ? entries.length : after,
  );
  const chain = withoutOthersTombstones(own, status);
  const from = Math.max(0, Math.min(chain.indexOf(status) - maxPosts / 2, chain.length - maxPosts));
  const kept = chain.slice(from, from + maxPosts);
  return {
    posts: kept.length < 2 ? undefined : kept.map((entry) => fxRelatedPost(entry, readAt)),
    isCut: !thread.isWhole || kept.length < chain.length || hasGap(chain, status),
    answered: answered(entries, status, readAt),
  };
}

type Entry = FxThreadEntry;

const isSameAuthor = (a: FxStatus, b: FxStatus): boolean => isOwnHandle(a.author.screen_name, b);

const isOwnHandle = (handle: string | undefined, { author }: FxStatus): boolean =>
  handle?.toLowerCase() === author.screen_name.toLowerCase();

function onceEach(entries: Entry[]): Entry[] {
  const ids = new Set<string>();
  return entries.filter(({ id }) => {
    if (id === undefined) return true;
    const isNew = !ids.has(id);
    ids.add(id);
    return isNew;
  });
}

/** Replaces the requested post's entry by the post itself, or inserts it in the order of ids. */
function withAsked(status: FxStatus, entries: Entry[]): Entry[] {
  const at = entries.findIndex(({ id }) => id === status.id);
  if (at >= 0) return entries.with(at, status);
  const later = entries.findIndex(({ id }) => id !== undefined && BigInt(id) > BigInt(status.id));
  return entries.toSpliced(later < 0 ? entries.length : later, 0, status);
}

/**
 * Drops the tombstones at the beginning if the first post replies to another author: then they
 * stand for other authors' posts.
 */
function withoutOthersTombstones(entries: Entry[], status: FxStatus): Entry[] {
  const first = entries.findIndex(({ type }) => type === "status");
  const head = entries[first];
  const isOwnChain = head?.type === "status" && isOwnHandle(head.replying_to?.screen_name, status);
  return isOwnChain ? entries : entries.slice(first);
}

/**
 * Whether a post replies to a post of the same author that is not listed. A tombstone without an id can
 * be any post.
 */
function hasGap(entries: Entry[], status: FxStatus): boolean {
  const ids = new Set(entries.map(({ id }) => id));
  return entries.some((entry, at) => {
    const before = entries[at - 1];
    const isAfterAnyPost = before?.type === "tombstone" && before.id === undefined;
    if (entry.type === "tombstone" || isAfterAnyPost) return false;
    const { replying_to: parent } = entry;
    return isOwnHandle(parent?.screen_name, status) && !ids.has(parent?.status);
  });
}

function answered(entries: Entry[], status: FxStatus, readAt: string): RelatedPost | undefined {
  const { replying_to: parent } = status;
  if (parent === undefined || isOwnHandle(parent.screen_name, status)) return undefined;
  const entry = entries.find(({ id }) => id === parent.status);
  return entry && fxRelatedPost(entry, readAt);
}
