import type { Archive, LabelChange } from "@memory/archive/archive";
import type { Send } from "@memory/shared/queue/send";
import { refreshReplies, type TweetChange, tellThen } from "./tell-and-follow.ts";

export type Labels = { readonly tags: readonly string[]; readonly note: string | undefined };
export type LabelPorts = {
  readonly archive: Pick<Archive, "find" | "label">;
  readonly send: Send;
};

/** Sets the note of a tweet; null removes it. `tell` gets undefined if the person does not have the tweet. */
export const noteTweet = (
  change: TweetChange,
  note: string | null,
  ports: LabelPorts,
  tell: (labels: Labels | undefined) => Promise<void>,
): Promise<void> => labelTweet(change, { note }, ports, tell);

/** Adds tags and removes others. */
export const tagTweet = (
  change: TweetChange,
  { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
  ports: LabelPorts,
  tell: (labels: Labels | undefined) => Promise<void>,
): Promise<void> => labelTweet(change, { addTags: add, removeTags: remove }, ports, tell);

/** What a person has written to a tweet; undefined if they do not have it. */
export async function labelsOf(
  key: { userId: string; tweetId: string },
  archive: Pick<Archive, "find">,
): Promise<Labels | undefined> {
  const claim = await archive.find(key);
  if (claim === undefined || claim.State === "trashed") return undefined;
  return { tags: claim.Tags, note: claim.Note };
}

async function labelTweet(
  change: TweetChange,
  labels: LabelChange,
  { archive, send }: LabelPorts,
  tell: (labels: Labels | undefined) => Promise<void>,
): Promise<void> {
  const before = await archive.find(change);
  if (before === undefined) return tell(undefined);
  const outcome = await archive.label(change, labels, change.asked);
  if (outcome === "unknown") return tell(undefined);
  const after = await labelsOf(change, archive);
  await tellThen(
    () => tell(after),
    () => refreshReplies(before, change, send),
  );
}
