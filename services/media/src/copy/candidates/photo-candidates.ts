import type { Candidate } from "./candidate.ts";

const smallerSizes = ["4096x4096", "large", "medium", "small"];

/**
 * Addresses of a photo, the original first. The format is the one that the address names: a PNG asked for as
 * a JPEG is 404 as `orig`. Another format is asked for only where that is missing, since a PNG of a JPEG is
 * merely re-encoded. There is no original in WebP.
 */
export function photoCandidates(url: string): Candidate[] {
  const { origin, pathname, searchParams } = new URL(url);
  const [, path = pathname, extension] = /^(.*?)(?:\.(\w{1,5}))?(?::\w+)?$/.exec(pathname) ?? [];
  const own = (searchParams.get("format") ?? extension ?? "jpg").toLowerCase();
  const [format = "jpg", ...others] = [...new Set([own, "jpg", "png"])].filter(hasOriginal);
  const at = (name: string, asked = format) => `${origin}${path}?format=${asked}&name=${name}`;
  return [
    { url: at("orig") },
    ...others.map((other) => ({ url: at("orig", other), isLastResort: true })),
    ...smallerSizes.map((name) => ({ url: at(name), variant: name })),
  ];
}

const hasOriginal = (format: string) => format === "jpg" || format === "png";
