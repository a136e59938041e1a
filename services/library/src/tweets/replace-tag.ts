import type { Archive, Asked } from "@memory/archive/archive";
import type { Claim } from "@memory/archive/rows/claim";
import { tagKey } from "@memory/archive/rows/labels";
import type { Send } from "@memory/shared/queue/send";
import { refreshReplies } from "./tell-and-follow.ts";

type Replacement = {
  readonly userId: string;
  /** As `tagKey` gives it. */
  readonly key: string;
  /** Undefined: the tag is only removed. If some tweets have it already, the two become one. */
  readonly by: string | undefined;
  readonly asked: Asked;
  readonly traceId: string;
  readonly languageCode?: string | undefined;
};
type Ports = { readonly archive: Pick<Archive, "claims" | "label">; readonly send: Send };

/** How many tweets are changed at once. */
const width = 10;

/**
 * Renames, merges or removes a tag wherever a person has it. Returns how many tweets had it. After a crash it goes on
 * where it was cut off.
 */
export async function replaceTag(replacement: Replacement, ports: Ports): Promise<number> {
  const { userId, key } = replacement;
  const having: Claim[] = [];
  for await (const claims of ports.archive.claims(userId)) {
    having.push(...claims.filter((claim) => claim.State !== "trashed" && has(claim, key)));
  }
  let changed = 0;
  for (let at = 0; at < having.length; at += width) {
    const some = having.slice(at, at + width);
    const done = await Promise.all(some.map((claim) => replaceIn(claim, replacement, ports)));
    changed += done.filter(Boolean).length;
  }
  return changed;
}

const has = ({ Tags }: Claim, key: string) => Tags.some((tag) => tagKey(tag) === key);

async function replaceIn(
  claim: Claim,
  { key, by, asked, ...change }: Replacement,
  { archive, send }: Ports,
): Promise<boolean> {
  const tweet = { userId: claim.UserID, tweetId: claim.TweetID };
  const labels = { removeTags: [key], addTags: by === undefined ? [] : [by] };
  if ((await archive.label(tweet, labels, asked)) === "unknown") return false;
  await refreshReplies(claim, change, send);
  return true;
}
