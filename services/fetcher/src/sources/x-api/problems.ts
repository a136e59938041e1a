import type { AbsenceReason } from "@memory/shared/contracts/tweet";
import { isSameId } from "../http/rules.ts";
import type { XProblem } from "./schema.ts";

/**
 * Other problems say nothing about a post. X reports an id that never was like a deleted post, and
 * suspended authors like protected ones.
 */
const reasons: Readonly<Record<string, AbsenceReason>> = {
  "resource-not-found": "not-found",
  "not-authorized-for-resource": "not-authorized",
};

/** Why the requested post cannot be shown. */
export const problemOfAsked = (problems: readonly XProblem[], id: string) =>
  reasonFor(problems, id, /^ids?$/);

/** Why a post that belongs to the requested one cannot be shown. */
export const problemOfRelated = (problems: readonly XProblem[], id: string) =>
  reasonFor(problems, id, /^referenced_(?:tweets|posts)\.id$/);

function reasonFor(
  problems: readonly XProblem[],
  id: string,
  parameters: RegExp,
): AbsenceReason | undefined {
  const about = problems.filter(({ parameter = "", resource_id, value }) => {
    const subject = resource_id ?? value ?? "";
    return parameters.test(parameter) && /^\d{1,20}$/.test(subject) && isSameId(subject, id);
  });
  return about.flatMap(({ type }) => reasons[type] ?? [])[0];
}
