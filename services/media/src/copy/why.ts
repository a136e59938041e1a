/** Why a file could not be copied, or why it is not the best there was. */
const whys = [
  /** 404, 410, or another refusal that says nothing of the file itself. */
  "not-found",
  /** Taken down for copyright. */
  "dmca",
  /** 401 or 403, or an address outside of X's media hosts. */
  "forbidden",
  /** 451: blocked in a place. */
  "withheld",
  "redirect",
  /** The source declared, or gave, something that is no picture or film. */
  "wrong-type",
  "empty",
  /** Cut off, or a film that lasts less long than at its source. */
  "short",
  "timeout",
  "reset",
  "server-error",
  "rate-limited",
  /** This machine's disk is full. */
  "no-space",
  "too-large",
  "daily-allowance",
  /** The limit for all copies together is reached. */
  "total",
] as const;
export type Why = (typeof whys)[number];

/**
 * What a failure leaves to be tried at once. `again`: the same address once more. `another`: the next address.
 * `nothing`: the answer holds for the file, whatever its address.
 */
export const nextAfter: Record<Why, "again" | "another" | "nothing"> = {
  "not-found": "another",
  dmca: "nothing",
  forbidden: "nothing",
  withheld: "nothing",
  redirect: "nothing",
  "wrong-type": "another",
  empty: "another",
  short: "again",
  timeout: "again",
  reset: "again",
  "server-error": "again",
  "rate-limited": "nothing",
  "no-space": "nothing",
  "too-large": "another",
  "daily-allowance": "nothing",
  total: "nothing",
};
