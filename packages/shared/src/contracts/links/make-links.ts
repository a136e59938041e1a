import type { Link } from "../link.ts";
import type { MirrorHosts } from "./hosts.ts";
import { type ParsedLink, parseLink } from "./parse-link.ts";
import { splitGlued } from "./split-glued.ts";

/** The links to X among the candidates, in order and without duplicate keys. */
export function makeLinks(candidates: readonly string[], mirrorHosts?: MirrorHosts): Link[] {
  const links = new Map<string, Link>();
  for (const candidate of candidates.flatMap((text) => splitGlued(text, mirrorHosts))) {
    const parsed = parseLink(candidate, mirrorHosts);
    if (parsed === undefined) continue;
    const link = toLink(parsed);
    if (!links.has(link.key)) links.set(link.key, link);
  }
  return [...links.values()];
}

const maxUrlLength = 2048;

function toLink(parsed: ParsedLink): Link {
  const url = parsed.url.slice(0, maxUrlLength);
  switch (parsed.kind) {
    case "tweet":
      return { key: `tweet:${parsed.tweetId}`, url, tweetId: parsed.tweetId };
    case "short":
      return { key: `short:${parsed.code}`, url };
    case "refused":
      return { key: `${parsed.why}:${parsed.page}`.slice(0, 300), url, refused: parsed.why };
  }
}
