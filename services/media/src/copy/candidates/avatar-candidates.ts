import type { Candidate } from "./candidate.ts";

/** Addresses of a profile picture: 400×400, then the original, then as it was told. */
export function avatarCandidates(url: string): Candidate[] {
  const sized = (size: string) => url.replace(sizeInPath, size);
  const [best, ...others] = new Set([sized("_400x400"), sized(""), url]);
  return [
    { url: best ?? url },
    ...others.map((other) => ({ url: other, variant: sizeOf(other), isLastResort: true })),
  ];
}

const sizeInPath = /(?:_(?:normal|bigger|mini|200x200|400x400))?(?=\.\w+$)/;
const sizeOf = (url: string): string => sizeInPath.exec(url)?.[0].slice(1) || "original";
