import { type AbsenceReason, goneReasons } from "@memory/shared/contracts/tweet";

/** The tweet does not exist any more, for anybody. */
export const isGone = (why: AbsenceReason): why is (typeof goneReasons)[number] =>
  (goneReasons as readonly string[]).includes(why);
