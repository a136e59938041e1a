import type { RetryableError } from "@memory/shared/errors";
import type { Log } from "@memory/shared/process/log";
import { z } from "zod";
import { NotAskedError } from "../../ports.ts";
import type { Answer } from "../http/answer.ts";
import { retryAfterSeconds } from "../http/retry-after.ts";

const hourMs = 60 * 60_000;
const firstPauseMs = 60_000;
const longestPauseMs = 15 * 60_000;
/** This many requests of each window are left to other users of the same token. */
const reserve = 2;

/**
 * X's rate limit. It is closed until the reset that X announces, and for an hour after X refused
 * the token.
 */
export function createRateLimit(log: Log, now = () => performance.now()) {
  let closedUntil = 0;
  /** How many 429 responses in a row named no reset. */
  let pausesWithoutReset = 0;
  let isTokenRefused = false;

  return {
    /** Throws a NotAskedError while the rate limit is closed. */
    assertOpen(): void {
      const remainingMs = closedUntil - now();
      if (remainingMs > 0) {
        throw notNow(isTokenRefused ? "refuses the token" : "is at its limit", remainingMs);
      }
    },

    /**
     * Learns from a response when X may be asked next. Throws a NotAskedError if X refused to
     * answer.
     */
    record(answer: Answer): void {
      const { status } = answer;
      if (status === 401 || status === 402 || status === 403) {
        closedUntil = now() + hourMs;
        if (!isTokenRefused) {
          const why = Title.safeParse(answer.json).data?.title;
          log.error({ source: "x-api", status, why }, "X refuses the token, tried again each hour");
        }
        isTokenRefused = true;
        throw notNow("refuses the token", hourMs);
      }
      if (status === 429) {
        const untilResetMs = msToReset(answer);
        const pauseMs =
          untilResetMs ?? Math.min(longestPauseMs, firstPauseMs * 2 ** pausesWithoutReset);
        pausesWithoutReset = untilResetMs === undefined ? pausesWithoutReset + 1 : 0;
        closedUntil = now() + pauseMs;
        throw notNow("is at its limit", pauseMs);
      }
      if (status !== 200) return;
      pausesWithoutReset = 0;
      if (isTokenRefused) log.info({ source: "x-api" }, "X takes the token again");
      isTokenRefused = false;
      const left = String(answer.headers["x-rate-limit-remaining"] ?? "");
      if (/^\d+$/.test(left) && Number(left) <= reserve) {
        closedUntil = now() + (msToReset(answer) ?? 0);
      }
    },
  };
}

const Title = z.object({ title: z.string().max(100) });

/** Adds one to three seconds, because clocks differ. */
function msToReset({ headers }: Answer): number | undefined {
  const seconds = retryAfterSeconds({ status: 429, headers });
  return seconds === undefined ? undefined : seconds * 1000 + 1_000 + Math.random() * 2_000;
}

const notNow = (why: string, pauseMs: number): RetryableError =>
  new NotAskedError(`x-api ${why}`, { retryAfterSeconds: Math.ceil(pauseMs / 1000) });
