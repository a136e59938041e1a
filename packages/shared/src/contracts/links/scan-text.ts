/**
 * Finds everything in a text that looks like a link to any site, with or without a scheme. A
 * candidate ends at the next space, so no other one begins inside it.
 */
export function scanText(text: string): { start: number; candidate: string }[] {
  return [...text.matchAll(linkLike)].map(({ 0: candidate, index: start }) => ({
    start,
    candidate,
  }));
}

const scheme = "[a-z][a-z0-9+-]{0,20}:\\/\\/";
const label = "[\\p{L}\\p{M}\\p{N}_-]{1,63}";
const bareHost = `(?<![\\p{L}\\p{M}\\p{N}_.@/\\\\-])${label}(?:\\.${label}){1,8}(?![\\p{L}\\p{M}\\p{N}_@-]|:\\/\\/)`;
const linkLike = new RegExp(`(?:${scheme}|${bareHost})[^\\s<>"\`]*`, "giu");
