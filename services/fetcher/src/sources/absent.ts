import type { AbsenceReason } from "@memory/shared/contracts/tweet";
import type { Lookup } from "../ports.ts";

export const absent = (why: AbsenceReason, evidence: "strong" | "weak"): Lookup => ({
  kind: "absent",
  why,
  evidence,
});
