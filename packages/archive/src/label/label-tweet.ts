import type { LabelChange, LabelOutcome, TweetKey } from "../archive.ts";
import { changeClaim } from "../change-claim.ts";
import { type Asked, compareAsked } from "../compare-asked.ts";
import type { Claim } from "../rows/claim.ts";
import { normalNote, normalTags, tagKey } from "../rows/labels.ts";
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
function labelled(claim: Claim, change: LabelChange, asked: Asked): Partial<Claim> {
  const { Tags, TagsUpdateID, Note, NoteUpdateID, ChangedAt } = claim;
  const isOverridden = (UpdateID: number | undefined) =>
    UpdateID !== undefined &&
    asked.updateId !== undefined &&
    compareAsked(asked, { ChangedAt, UpdateID }) === "earlier";
  const { note } = change;
  const tags = tagsAfter(Tags, change);
  const isRelative = change.tags === undefined;
  const isTooLate = isOverridden(TagsUpdateID) && !(isRelative && isAtOnce(asked, claim));
  return {
    ...(tags === undefined || isTooLate
      ? { Tags, TagsUpdateID }
      : {
          Tags: normalTags(tags),
          TagsUpdateID: isOverridden(TagsUpdateID) ? TagsUpdateID : asked.updateId,
        }),
    ...(note === undefined || isOverridden(NoteUpdateID)
      ? { Note, NoteUpdateID }
      : { Note: normalNote(note ?? undefined), NoteUpdateID: asked.updateId }),
  };
}

function tagsAfter(
  before: readonly string[],
  { tags, addTags, removeTags }: LabelChange,
): readonly string[] | undefined {
  if (tags !== undefined || (addTags === undefined && removeTags === undefined)) return tags;
  const removed = new Set(normalTags(removeTags ?? []).map(tagKey));
  return [...before.filter((tag) => !removed.has(tagKey(tag))), ...(addTags ?? [])];
}

const atOnceMs = 30_000;

/** Messages of one moment may be taken out of order; later than that, an old one was only delivered again. */
const isAtOnce = ({ at }: Asked, { ChangedAt }: Claim): boolean =>
  Date.parse(ChangedAt) - Date.parse(at) < atOnceMs;
