import type { Page } from "./read-page.ts";

/**
 * With one digit more, an id from here on would be of a time after 2033. So it cannot be the
 * beginning of a longer id, while each shorter one can.
 */
const leastWholeId = 300_000_000_000_000_000n;

/** The length of a t.co code. */
const wholeCodeLength = 10;

/**
 * The id or the code of a page, if it is too short to tell that nothing was cut off. It is then trusted
 * only where no ellipsis follows: tweet 20 exists, but `20…` may be the beginning of any other.
 */
export function shortName(page: Page): string | undefined {
  if (page.kind === "tweet") return BigInt(page.tweetId) < leastWholeId ? page.tweetId : undefined;
  if (page.kind === "short") return page.code.length < wholeCodeLength ? page.code : undefined;
  return undefined;
}
