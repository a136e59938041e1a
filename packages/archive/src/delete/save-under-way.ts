import type { Claim } from "../rows/claim.ts";

/** The longest a save may take. A missing item younger than this may still be coming. */
export const saveTakesAtMostMs = 60_000;

/** Whether the claim was kept when it was deleted: a link whose content had not come has no item. */
export const hadItem = (claim: Claim): boolean => claim.LeftAt === claim.Timestamp;
