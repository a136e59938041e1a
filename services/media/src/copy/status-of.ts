import type { CopyStatus } from "@memory/copies/rows/copy";
import type { Why } from "./why.ts";

/** What a failure makes of a file. What may pass is `later`. */
export const statusOf: Record<Why, Exclude<CopyStatus, "kept">> = {
  // Everything of a protected account is 404 too, and it may become public again.
  "not-found": "later",
  dmca: "refused",
  forbidden: "refused",
  withheld: "refused",
  redirect: "refused",
  "wrong-type": "later",
  empty: "later",
  short: "later",
  timeout: "later",
  reset: "later",
  "server-error": "later",
  "rate-limited": "later",
  "no-space": "later",
  "too-large": "too-large",
  "daily-allowance": "over-limit",
  total: "over-limit",
};
