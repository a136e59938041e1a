import type { Claim } from "../rows/claim.ts";

/** The longest a save may take. */
const saveTakesAtMostMs = 60_000;

/**
 * Whether an item that is missing at `now` (Unix ms) may still be coming. A change that seems to lie ahead
 * was made by a clock that was set back since: what it waited for is over.
 */
export const isSaveUnderWay = ({ ChangedAt }: Claim, now: number): boolean =>
  Math.abs(now - Date.parse(ChangedAt)) < saveTakesAtMostMs;

/** Whether the claim was kept when it was deleted: a link whose content had not come has no item. */
export const hadItem = (claim: Claim): boolean => claim.LeftAt === claim.Timestamp;
