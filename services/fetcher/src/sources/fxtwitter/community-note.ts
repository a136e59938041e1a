import { hasUnreadLink } from "../../tweet/text/has-unread-link.ts";
import { utf16Offsets } from "../../tweet/text/utf16-offsets.ts";
import type { FxCommunityNote } from "./schema.ts";

/** A community note with its links expanded, and whether each of them is known. */
export function fxCommunityNote({ text, facets }: FxCommunityNote): {
  text: string;
  isWhole: boolean;
} {
  const offsets = utf16Offsets(text);
  const links = facets.map(({ indices, replacement }) => ({
    place: placeOf(text, offsets, indices),
    replacement,
  }));
  let expanded = "";
  let at = 0;
  let isWhole = true;
  for (const { place, replacement } of links.toSorted((a, b) => startOf(a) - startOf(b))) {
    if (place === undefined || replacement === undefined || place[0] < at) {
      isWhole = false;
      continue;
    }
    expanded += text.slice(at, place[0]) + replacement;
    at = place[1];
  }
  expanded += text.slice(at);
  return { text: expanded, isWhole: isWhole && !hasUnreadLink(expanded) };
}

type Place = readonly [number, number];

const startOf = ({ place }: { readonly place: Place | undefined }): number => place?.[0] ?? -1;

/** Reads the indices as UTF-16 units, then as code points: where they are right, they hold no white space. */
function placeOf(text: string, offsets: number[], indices: Place | undefined): Place | undefined {
  if (indices === undefined) return undefined;
  const [from, to] = indices;
  const places: Place[] = [indices, [offsets[from] ?? -1, offsets[to] ?? -1]];
  return places.find(
    ([start, end]) =>
      start >= 0 && start < end && end <= text.length && /^\S+$/.test(text.slice(start, end)),
  );
}
