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

const phrases: readonly (readonly [string, AbsenceReason])[] = [
  ["deleted by", "deleted"],
  ["no longer available", "deleted"],
  ["suspended account", "suspended"],
  ["account suspended", "suspended"],
  ["account that no longer exists", "account-gone"],
  ["limits who can view", "protected"],
  ["private account", "protected"],
  ["withheld", "withheld"],
  ["violated the", "rules-violated"],
  ["age-restricted", "age-restricted"],
];
