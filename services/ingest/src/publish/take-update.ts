import { RetryableError } from "@memory/shared/errors";
import type { Log } from "@memory/shared/process/log";
import type { Metrics } from "@memory/shared/process/metrics";
import { beginTrace } from "@memory/shared/process/trace";
import type { Send } from "@memory/shared/queue/send";
import type { z } from "zod";
import { createAllowances, type Limits } from "../limits/allowances.ts";
import { withinLimits } from "../limits/within-limits.ts";
import type { Seen, Take } from "../ports.ts";
import { type Context, type Reading, readUpdate } from "../read/read-update.ts";
import { TelegramUpdate } from "../read/telegram-update.ts";
import { createPublish } from "./publish-reading.ts";
import { createRecentWork } from "./recent-work.ts";
import { createStamps } from "./stamps.ts";

type Parts = Pick<Context, "botName" | "isAllowed" | "mirrorHosts"> & {
  limits: Limits;
  send: Send;
  log: Log;
  metrics: Pick<Metrics, "handled" | "duration">;
  /** How long queueing may take. Default: 10 s. */
  deadlineMs?: number;
};

/**
 * Turns updates into queued jobs, and logs one line for each, without content. Rejects after the
 * deadline; if the queue accepts later all the same, the redelivered update is not queued again.
 */
export function createTake(parts: Parts): Take {
  const { botName, isAllowed, mirrorHosts, log, metrics, deadlineMs = 10_000 } = parts;
  const publish = createPublish(parts.send, deadlineMs);
  // Starts at 0; otherwise Prometheus misses the first increase.
  metrics.handled.inc({ queue: "telegram", outcome: "parked" }, 0);
  const allowances = createAllowances(parts.limits);
  const stampOf = createStamps();
  const onceForEach = createRecentWork<Seen | undefined>();

  const queueJobs = (raw: unknown, updateId: number | undefined) =>
    beginTrace("take update", { kind: "CONSUMER" }, async (traceId, span) => {
      const startedAt = performance.now();
      const reading = readRaw(raw, {
        botName,
        isAllowed,
        mirrorHosts,
        traceId,
        now: stampOf(updateId),
      });
      if (reading.kind === "unreadable") {
        metrics.handled.inc({ queue: "telegram", outcome: "parked" });
        log.warn({ updateId, ...reading.told }, "unreadable update passed over");
        return undefined;
      }
      const allowed = withinLimits(reading, allowances);
      try {
        await publish(allowed.reading);
      } catch (error) {
        allowed.giveBack();
        throw error;
      }
      const ms = Math.round(performance.now() - startedAt);
      metrics.handled.inc({ queue: "telegram", outcome: "done" });
      metrics.duration.observe({ queue: "telegram" }, ms / 1000);
      const { outcome, jobs } = told(allowed.reading);
      span.setAttributes({ "memory.outcome": outcome, "memory.jobs": jobs });
      log.info({ updateId, outcome, jobs, ms }, "update taken");
      return allowed.reading.kind === "links" ? allowed.reading.seen : undefined;
    });

  return async (raw) => {
    const id = idOf(raw);
    const begin = () => queueJobs(raw, id);
    try {
      return await withDeadline(id === undefined ? begin() : onceForEach(id, begin), deadlineMs);
    } catch (error) {
      metrics.handled.inc({ queue: "telegram", outcome: "retried" });
      throw error;
    }
  };
}

async function withDeadline<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new RetryableError(`the queue accepted nothing within ${deadlineMs} ms`)),
      deadlineMs,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function told(reading: Reading): { outcome: string; jobs: number } {
  switch (reading.kind) {
    case "links":
      return { outcome: "links", jobs: reading.requests.length };
    case "command":
      return { outcome: reading.command.command.kind, jobs: 1 };
    case "silence":
      return { outcome: reading.why, jobs: 0 };
  }
}

type Unreadable = { kind: "unreadable"; told: Record<string, unknown> };

/** Never throws: an update that is unreadable now will stay so, and must not block those behind it. */
function readRaw(raw: unknown, context: Context): Reading | Unreadable {
  const { success, data, error } = TelegramUpdate.safeParse(raw);
  if (!success) return { kind: "unreadable", told: { faults: faultsOf(error) } };
  try {
    return readUpdate(data, context);
  } catch (err) {
    return { kind: "unreadable", told: { err } };
  }
}

const faultsOf = (error: z.ZodError): string[] =>
  error.issues.slice(0, 5).map(({ path, code }) => `${path.join(".") || "update"} ${code}`);

function idOf(raw: unknown): number | undefined {
  const id = (raw as { update_id?: unknown } | null | undefined)?.update_id;
  return typeof id === "number" ? id : undefined;
}
