import type { LabelChange, LabelOutcome, TweetKey } from "../archive.ts";
import { changeClaim } from "../change-claim.ts";
import { type Asked, compareAsked } from "../compare-asked.ts";
import type { Claim } from "../rows/claim.ts";
import { normalNote, normalTags } from "../rows/labels.ts";
import type { Stores } from "../stores/stores.ts";

/** Sets the tags, the note or both; see `Archive.label`. */
export async function labelTweet(
  key: TweetKey,
  change: LabelChange,
  asked: Asked,
  { claims }: Pick<Stores, "claims">,
): Promise<LabelOutcome> {
  const wanted = (claim: Claim | undefined) => claim && labelled(claim, change, asked);
  const changed = await changeClaim("label", key, { wanted }, claims);
  if (changed === undefined) throw new Error(`the claim on tweet ${key.tweetId} keeps changing`);
  return changed.outcome;
}

/** The claim's labels after the change. What a later update has set stays. */
function labelled(claim: Claim, { tags, note }: LabelChange, asked: Asked): Partial<Claim> {
  const { Tags, TagsUpdateID, Note, NoteUpdateID, ChangedAt } = claim;
  const isOverridden = (UpdateID: number | undefined) =>
    UpdateID !== undefined &&
    asked.updateId !== undefined &&
    compareAsked(asked, { ChangedAt, UpdateID }) === "earlier";
  return {
    ...(tags === undefined || isOverridden(TagsUpdateID)
      ? { Tags, TagsUpdateID }
      : { Tags: normalTags(tags), TagsUpdateID: asked.updateId }),
    ...(note === undefined || isOverridden(NoteUpdateID)
      ? { Note, NoteUpdateID }
      : { Note: normalNote(note ?? undefined), NoteUpdateID: asked.updateId }),
  };
}
