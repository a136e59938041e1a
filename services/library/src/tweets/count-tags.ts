import type { Archive } from "@memory/archive/archive";
import { tagKey } from "@memory/archive/rows/labels";

/** A tag of a person, in the spelling that they use most, and how many of their tweets have it. */
export type TagCount = { readonly key: string; readonly tag: string; readonly count: number };

/** All tags of a person, the most used first. */
export async function countTags(
  userId: string,
  archive: Pick<Archive, "claims">,
): Promise<TagCount[]> {
  const spellings = new Map<string, Map<string, number>>();
  for await (const claims of archive.claims(userId)) {
    for (const { State, Tags } of claims) {
      if (State === "trashed") continue;
      for (const tag of Tags) {
        const ofTag = spellings.get(tagKey(tag)) ?? new Map<string, number>();
        spellings.set(tagKey(tag), ofTag.set(tag, (ofTag.get(tag) ?? 0) + 1));
      }
    }
  }
  return [...spellings]
    .map(([key, ofTag]) => ({ key, ...mostUsed(ofTag) }))
    .sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
}

function mostUsed(spellings: ReadonlyMap<string, number>): { tag: string; count: number } {
  const [[tag] = [""]] = [...spellings].sort(([, one], [, other]) => other - one);
  return { tag, count: [...spellings.values()].reduce((sum, count) => sum + count, 0) };
}
