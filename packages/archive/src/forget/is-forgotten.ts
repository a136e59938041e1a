import { type Asked, nearby } from "../compare-asked.ts";

/**
 * Whether something was asked before its person asked to be forgotten. Telegram's numbers decide, since a
 * machine's clock may be corrected between the two; where more than a quiet week lies between them
 * (`compareAsked`), the times do. What has no number was queued or saved by an earlier version, or by nobody
 * who asked, and counts as before: rather too much is erased than too little.
 */
export function isForgotten(asked: Asked, forgotten: Asked | undefined): boolean {
  if (forgotten === undefined) return false;
  if (forgotten.updateId === undefined) return asked.at < forgotten.at;
  if (asked.updateId === undefined) return true;
  const distance = forgotten.updateId - asked.updateId;
  return Math.abs(distance) < nearby ? distance > 0 : asked.at < forgotten.at;
}
