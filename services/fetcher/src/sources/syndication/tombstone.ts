import type { AbsenceReason } from "@memory/shared/contracts/tweet";
import type { SyndicationTombstone } from "./schema.ts";

/**
 * Reads X's sentence, which exists with "Post" and with "Tweet". An unknown one means
 * "unavailable".
 */
export function tombstoneReason({ tombstone }: SyndicationTombstone): AbsenceReason {
  const words = tombstone?.text?.text?.toLowerCase() ?? "";
  return phrases.find(([phrase]) => words.includes(phrase))?.[1] ?? "unavailable";
}

/**
 * The first phrase that is in the sentence counts, so a reason stands before what X says beside it.
 * "No longer available" alone is no reason: X says it of what it removed, too.
 */
const phrases: readonly (readonly [string, AbsenceReason])[] = [
  ["violated the", "rules-violated"],
  ["violates the", "rules-violated"],
  ["violating the", "rules-violated"],
  ["violation of the", "rules-violated"],
  ["suspended account", "suspended"],
  ["account suspended", "suspended"],
  ["account that no longer exists", "account-gone"],
  ["limits who can view", "protected"],
  ["private account", "protected"],
  ["withheld", "withheld"],
  ["age-restricted", "age-restricted"],
  ["deleted by", "deleted"],
];
