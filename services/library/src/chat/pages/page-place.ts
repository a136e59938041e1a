import type { PagePlace } from "../../tweets/list-tweets.ts";

const kinds = { b: "before", a: "after", f: "from" } as const;
type Letter = keyof typeof kinds;

/**
 * A page of a list as a button carries it: a letter for its bound, and the milliseconds of the bound in base 36, since
 * an ISO timestamp has no room beside a tweet's id.
 */
export const placeCode = (letter: Letter, timestamp: string): string =>
  letter + Date.parse(timestamp).toString(36);

/** The first page for what `placeCode` did not make. */
export function readPlace(code = ""): PagePlace {
  const kind = kinds[code.charAt(0) as Letter];
  const ms = Number.parseInt(code.slice(1), 36);
  if (kind === undefined || !(Math.abs(ms) <= 8.64e15)) return { kind: "first" };
  return { kind, timestamp: new Date(ms).toISOString() };
}
