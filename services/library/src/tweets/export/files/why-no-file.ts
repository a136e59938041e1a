import type { CopyFailure } from "@memory/copies/rows/copy";
import type { ExportLabels } from "../slice.ts";
import type { ExportedFile } from "./exported-file.ts";

/** Why the export does not hold the file; undefined if it does. */
export function whyNoFile(
  { path, copy }: ExportedFile,
  { copies, tooLargeToExport }: Pick<ExportLabels, "copies" | "tooLargeToExport">,
): string | undefined {
  if (path !== undefined) return undefined;
  if (!("status" in copy)) return tooLargeToExport;
  const { status, why } = copy;
  if (status === "refused" && why === "dmca") return copies.takenDown;
  // A word that is not among the known ones stands in a file of a later version.
  return copies.failed[status as CopyFailure] ?? copies.later;
}
