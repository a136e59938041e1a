import type { Answer } from "./answer.ts";

const maxSeconds = 15 * 60;

/**
 * How many seconds a source that refuses for now (429, 503) asks us to wait, from 1 to 900. Reads
 * `Retry-After` (seconds or a date), else `x-rate-limit-reset` (Unix seconds). Dates are compared
 * with the source's own `Date` header. Undefined for other statuses, and if no header names a time.
 */
export function retryAfterSeconds({
  status,
  headers,
}: Pick<Answer, "status" | "headers">): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const clock = Date.parse(text(headers.date)) || Date.now();
  const asked = text(headers["retry-after"]);
  const reset = text(headers["x-rate-limit-reset"]);
  const seconds = [
    /^\d+$/.test(asked) ? Number(asked) : (Date.parse(asked) - clock) / 1000,
    /^\d+$/.test(reset) ? Number(reset) - clock / 1000 : Number.NaN,
  ].find((value) => Number.isFinite(value));
  return seconds === undefined ? undefined : Math.min(maxSeconds, Math.max(1, Math.ceil(seconds)));
}

const text = (value: string | string[] | undefined): string => [value].flat()[0]?.trim() ?? "";
