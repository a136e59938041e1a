/** What a person adds to a tweet. */
export type Labels = {
  readonly tags: readonly string[];
  readonly note?: string | undefined;
};

const mostTags = 100;
const maxTagLength = 256;
const maxNoteLength = 1_000;

/**
 * The tags as they are kept: without `#` before them, each once whatever its case (the first spelling counts),
 * no more than 100 of 256 characters.
 */
export function normalTags(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags.map(normalTag)) {
    if (tag !== "" && !byKey.has(tagKey(tag))) byKey.set(tagKey(tag), tag);
  }
  return [...byKey.values()].slice(0, mostTags);
}

/** The same for two tags that differ in case alone. Upper case first makes `ß` and `ss` one. */
export const tagKey = (tag: string): string => tag.toUpperCase().toLowerCase();

const normalTag = (tag: string): string =>
  cut(
    tag
      .normalize("NFC")
      .replaceAll(/\s+/g, " ")
      .replace(/^[#＃\s]+/, ""),
    maxTagLength,
  ).trim();

/** The note as it is kept; undefined if nothing is left of it. */
export const normalNote = (note: string | undefined): string | undefined =>
  cut(note?.trim() ?? "", maxNoteLength).trim() || undefined;

/** Counts characters and not UTF-16 units, so that none is cut in two. */
const cut = (text: string, length: number): string => Array.from(text).slice(0, length).join("");
