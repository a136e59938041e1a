/** Parses JSON with each number as it was written, as text, since ids exceed 2^53. Undefined if it is none. */
export function parseExactly(text: string): unknown {
  try {
    return JSON.parse(text, asWritten as (key: string, value: unknown) => unknown);
  } catch {
    return undefined;
  }
}

const asWritten = (_: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === "number" ? (context?.source ?? String(value)) : value;
