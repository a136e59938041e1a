import type { MirrorHosts } from "./hosts.ts";
import { isAccepted, type ParsedLink, parseLink } from "./parse-link.ts";

const glued = "(?<!=)https?://";
const listed = "(?<=[,;|，、])(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,63}/";
const beginning = new RegExp(`${glued}|${listed}`, "gi");

/**
 * Splits links that were written without a space between them. Splits only after an accepted or
 * cut link, and not inside a parameter's value, so `evil.com/?u=https://x.com/…` stays one link, which
 * is refused. In a list with commas, any link of X may come before, as long as it has no parameters.
 */
export function splitGlued(candidate: string, mirrorHosts?: MirrorHosts): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index } of candidate.matchAll(beginning)) {
    if (index <= start) continue;
    const before = candidate.slice(start, index);
    if (!mayEnd(parseLink(before, mirrorHosts), before)) return [...parts, candidate.slice(start)];
    parts.push(before);
    start = index;
  }
  return [...parts, candidate.slice(start)];
}

function mayEnd(link: ParsedLink | undefined, text: string): boolean {
  if (link?.kind !== "refused") return isAccepted(link);
  return link.why === "cut" || /^[^?]*[,;|，、]$/.test(text);
}
