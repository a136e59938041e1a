import type { Tweet } from "@memory/shared/contracts/tweet";

/** Whether `next` lacks nothing that `kept` has, and less than it; as much will do if `orAsMuch`. */
export function lacksLess(next: Tweet, kept: Tweet, orAsMuch: boolean): boolean {
  const [lackedNext, lackedKept] = [lacks(next), lacks(kept)];
  if (!lackedNext.isSubsetOf(lackedKept)) return false;
  return orAsMuch || lackedNext.size < lackedKept.size;
}

const lacks = ({ missing, quoted, replyContext }: Tweet): Set<string> =>
  new Set([
    ...missing,
    ...(quoted?.kind === "found" ? quoted.missing.map((part) => `quote's ${part}`) : []),
    ...(replyContext?.kind === "found"
      ? replyContext.missing.map((part) => `parent's ${part}`)
      : []),
  ]);
