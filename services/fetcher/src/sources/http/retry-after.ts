import type { Answer } from "./ask.ts";

const maxSeconds = 15 * 60;

/**
 * How long a source that refuses for now (429, 503) asks to be left alone: `Retry-After` in seconds or
 * as a date, else `x-rate-limit-reset`, both by the source's own clock. At most 15 minutes.
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
