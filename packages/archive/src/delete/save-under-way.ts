import type { Claim } from "../rows/claim.ts";

/** If a deletion finds no item, a save under way may still put it within this time. */
export const saveTakesAtMostMs = 60_000;

/** Whether the claim was kept when it was deleted: a link whose content had not come has no item. */
export const hadItem = (claim: Claim): boolean => claim.LeftAt === claim.Timestamp;
