import { isAccepted, parseLink } from "./parse-link.ts";

/**
 * Links written without a space between them, apart again. Only behind an accepted link, and not
 * where a parameter's value begins: `evil.com/?u=https://x.com/…` stays one, refused link.
 */
export function splitGlued(candidate: string, mirrors?: readonly string[]): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index } of candidate.matchAll(/(?<!=)https?:\/\//gi)) {
    if (index <= start) continue;
    const before = candidate.slice(start, index);
    if (!isAccepted(parseLink(before, mirrors))) return [...parts, candidate.slice(start)];
    parts.push(before);
    start = index;
  }
  return [...parts, candidate.slice(start)];
}
