import type { Asked, PutBack } from "../archive.ts";
import type { Claim } from "../rows/claim.ts";
import { normalNote, normalTags } from "../rows/labels.ts";
import type { ItemSource } from "../save/put-item.ts";

/** The claim that puts the entry back. */
export const claimOfEntry = (
  { userId, tweet, origin, timestamp, tags, note, deletedAt }: PutBack,
  { at, updateId }: Asked,
): Omit<Claim, "State" | "ChangedAt"> => ({
  UserID: userId,
  TweetID: tweet.id,
  Origin: origin,
  Timestamp: timestamp,
  DeletedAt: deletedAt,
  AskedAt: at,
  UpdateID: updateId,
  SavedBy: updateId,
  Tags: normalTags(tags),
  Note: normalNote(note),
  Missing: tweet.missing,
});

export const sourceOf = ({ url, from }: PutBack): ItemSource => ({
  purpose: "import",
  from,
  link: { url },
});
