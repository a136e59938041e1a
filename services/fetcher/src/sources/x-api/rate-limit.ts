import type { RetryableError } from "@memory/shared/errors";
import type { Log } from "@memory/shared/process/log";
import { z } from "zod";
import { NotAskedError } from "../guard/guarded.ts";
import type { Answer } from "../http/ask.ts";
import { retryAfterSeconds } from "../http/retry-after.ts";

const hourMs = 60 * 60_000;
const firstRestMs = 60_000;
const longestRestMs = 15 * 60_000;
/** So many requests are left to others who use the same token. */
const reserve = 2;

/** When X may be asked: not before a limit is reset, and but once an hour while it refuses the token. */
export function createRest(log: Log, now: () => number = Date.now) {
  let until = 0;
  let unnamedRests = 0;
  let isRefused = false;

  return {
    /** Throws while X is to be left alone. */
    respect(): void {
      const forMs = until - now();
      if (forMs > 0) throw notNow(isRefused ? "refuses the token" : "is at its limit", forMs);
    },

    /** Takes note of what an answer says of the next ones. Throws when it refused to be one. */
    heed(answer: Answer): void {
      const { status } = answer;
      if (status === 401 || status === 402 || status === 403) {
        until = now() + hourMs;
        if (!isRefused) {
          const why = Title.safeParse(answer.json).data?.title;
          log.error({ source: "x-api", status, why }, "X refuses the token, tried again each hour");
        }
        isRefused = true;
        throw notNow("refuses the token", hourMs);
      }
      if (status === 429) {
        const namedMs = msToReset(answer);
        const restMs = namedMs ?? Math.min(longestRestMs, firstRestMs * 2 ** unnamedRests);
        unnamedRests = namedMs === undefined ? unnamedRests + 1 : 0;
        until = now() + restMs;
        throw notNow("is at its limit", restMs);
      }
      if (status !== 200) return;
      unnamedRests = 0;
      if (isRefused) log.info({ source: "x-api" }, "X takes the token again");
      isRefused = false;
      const left = String(answer.headers["x-rate-limit-remaining"] ?? "");
      if (/^\d+$/.test(left) && Number(left) <= reserve) {
        until = now() + (msToReset(answer) ?? 0);
      }
    },
  };
}

const Title = z.object({ title: z.string().max(100) });

/** With a second or three more, since clocks differ. */
function msToReset({ headers }: Answer): number | undefined {
  const seconds = retryAfterSeconds({ status: 429, headers });
  return seconds === undefined ? undefined : seconds * 1000 + 1_000 + Math.random() * 2_000;
}

const notNow = (why: string, forMs: number): RetryableError =>
  new NotAskedError(`x-api ${why}`, {
    retryAfterSeconds: Math.ceil(forMs / 1000),
  });
