import { isAccepted, type ParsedLink, parseLink } from "./parse-link.ts";

/**
 * Splits links that were written without a space between them. Splits only after an accepted or
 * cut link, and not inside a parameter's value, so `evil.com/?u=https://x.com/…` stays one link, which
 * is refused.
 */
export function splitGlued(candidate: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index } of candidate.matchAll(/(?<!=)https?:\/\//gi)) {
    if (index <= start) continue;
    const before = candidate.slice(start, index);
    if (!mayEnd(parseLink(before))) return [...parts, candidate.slice(start)];
    parts.push(before);
    start = index;
  }
  return [...parts, candidate.slice(start)];
}

const mayEnd = (link: ParsedLink | undefined): boolean =>
  link?.kind === "refused" ? link.why === "cut" : isAccepted(link);
