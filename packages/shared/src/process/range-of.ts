/** The first and last byte that a request asks for, both included. */
export type ByteRange = readonly [first: number, last: number];

/**
 * Reads the header `Range` for a file of so many bytes. Undefined for the whole file, also if it asks for several
 * ranges or is malformed, as RFC 9110 allows; "unsatisfiable" if none of it is in the file.
 */
export function rangeOf(
  header: string | undefined,
  bytes: number,
): ByteRange | "unsatisfiable" | undefined {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return undefined;
  if (from === "")
    return to === "0" || bytes === 0
      ? "unsatisfiable"
      : [Math.max(0, bytes - Number(to)), bytes - 1];
  const first = Number(from);
  const last = to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (to !== "" && Number(to) < first) return undefined;
  return first >= bytes ? "unsatisfiable" : [first, last];
}
