import type { RelatedPost } from "@memory/shared/contracts/tweet";
import { fxRelatedPost } from "./post.ts";
import type { FxStatus, FxThread, FxThreadEntry } from "./schema.ts";

/** The longest thread that is kept; of a longer one the part around the asked post. */
const maxPosts = 100;

type Chain = {
  /** The author's own posts that this one is among, in order; undefined when it stands alone. */
  readonly posts: readonly RelatedPost[] | undefined;
  /** Known to have posts that are not among them. */
  readonly isCut: boolean;
  /** The other author's post that the asked one answers, if it was told. */
  readonly answered: RelatedPost | undefined;
};

/** What their answer for a thread tells of it. They may put what others said between the author's. */
export function fxChain(status: FxStatus, thread: FxThread, readAt: string): Chain {
  const told = withAsked(status, onceEach(thread.entries));
  const at = told.indexOf(status);
  const isOther = (entry: Entry) => entry.type === "status" && !isSameAuthor(entry, status);
  const after = told.findIndex((entry, index) => index > at && isOther(entry));
  const own = told.slice(
    told.slice(0, at).findLastIndex(isOther) + 1,
    after < 0 ? told.length : after,
  );
  const chain = withoutOthersTombstones(own, status);
  const from = Math.max(0, Math.min(chain.indexOf(status) - maxPosts / 2, chain.length - maxPosts));
  const kept = chain.slice(from, from + maxPosts);
  return {
    posts: kept.length < 2 ? undefined : kept.map((entry) => fxRelatedPost(entry, readAt)),
    isCut: !thread.isWhole || kept.length < chain.length || hasGap(chain, status),
    answered: answered(told, status, readAt),
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

/** The asked post stands in the place of its own entry, else where its id belongs. */
function withAsked(status: FxStatus, entries: Entry[]): Entry[] {
  const at = entries.findIndex(({ id }) => id === status.id);
  if (at >= 0) return entries.with(at, status);
  const later = entries.findIndex(({ id }) => id !== undefined && BigInt(id) > BigInt(status.id));
  return entries.toSpliced(later < 0 ? entries.length : later, 0, status);
}

/** Tombstones before a post that answers someone else stand for what was said to its author. */
function withoutOthersTombstones(entries: Entry[], status: FxStatus): Entry[] {
  const first = entries.findIndex(({ type }) => type === "status");
  const head = entries[first];
  const isOwnChain = head?.type === "status" && isOwnHandle(head.replying_to?.screen_name, status);
  return isOwnChain ? entries : entries.slice(first);
}

/** Whether one of the posts answers one of its author that is not there, not even as gone. */
function hasGap(entries: Entry[], status: FxStatus): boolean {
  const ids = new Set(entries.map(({ id }) => id));
  return entries.some((entry, at) => {
    if (entry.type === "tombstone" || entries[at - 1]?.type === "tombstone") return false;
    const { replying_to: parent } = entry;
    return isOwnHandle(parent?.screen_name, status) && !ids.has(parent?.status);
  });
}

function answered(told: Entry[], status: FxStatus, readAt: string): RelatedPost | undefined {
  const { replying_to: parent } = status;
  if (parent === undefined || isOwnHandle(parent.screen_name, status)) return undefined;
  const entry = told.find(({ id }) => id === parent.status);
  return entry && fxRelatedPost(entry, readAt);
}
