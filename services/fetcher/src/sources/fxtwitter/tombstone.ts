import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { AbsenceReason, RelatedPost } from "@memory/shared/contracts/tweet";
import type { FxTombstone } from "./schema.ts";

export const tombstoneReasons = {
  deleted: "deleted",
  suspended: "suspended",
  private: "protected",
  blocked: "protected",
  unavailable: "unavailable",
} as const satisfies Record<FxTombstone["reason"], AbsenceReason>;

export const absenceOf = ({ id, reason }: FxTombstone): RelatedPost => ({
  kind: "absent",
  ...omitUndefined({ id }),
  why: tombstoneReasons[reason],
});
