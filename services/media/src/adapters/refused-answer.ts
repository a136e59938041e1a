import type { Why } from "../copy/why.ts";

type Answer = { readonly status: number; readonly text: string };

/** Why an answer holds no file, by its status and the beginning of its body; undefined if it may. */
export const refusalIn = (answer: Answer): Why | undefined =>
  rules.find(({ is }) => is(answer))?.why;

const rules: readonly { why: Why; is: (answer: Answer) => boolean }[] = [
  { why: "redirect", is: ({ status }) => status >= 300 && status < 400 },
  { why: "withheld", is: ({ status }) => status === 451 },
  { why: "rate-limited", is: ({ status }) => status === 429 },
  { why: "timeout", is: ({ status }) => status === 408 },
  { why: "dmca", is: ({ status, text }) => status === 403 && /dmca/i.test(text) },
  { why: "forbidden", is: ({ status }) => status === 401 || status === 403 },
  { why: "not-found", is: ({ status }) => status >= 400 && status < 500 },
  { why: "empty", is: ({ status }) => status === 204 },
  { why: "server-error", is: ({ status }) => status !== 200 },
];

/** The pause that a source asks for with 429 or 503, in seconds, at most a quarter of an hour. */
export function retryAfterIn(header: string | string[] | undefined): number | undefined {
  const text = [header].flat()[0] ?? "";
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(900, Math.max(1, Math.ceil(seconds))) : undefined;
}
