import { commandReceived } from "@memory/shared/contracts/command-received";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { RetryableError } from "@memory/shared/errors";
import type { Log } from "@memory/shared/log";
import type { Metrics } from "@memory/shared/metrics";
import type { Send } from "@memory/shared/queue";
import { newTraceId } from "@memory/shared/trace";
import type { z } from "zod";
import type { Take } from "./ports.ts";
import { type Context, type Reading, readUpdate } from "./read-update.ts";
import { createBursts } from "./spread-bursts.ts";
import { TelegramUpdate } from "./telegram-update.ts";

type Parts = Pick<Context, "botName" | "isAllowed"> & {
  send: Send;
  log: Log;
  metrics: Metrics;
  /** How long the queue may take to accept. Default: 10 s. */
  deadlineMs?: number;
};

/** Turns updates into queued jobs, with one log line each that tells no content. */
export function createTake(parts: Parts): Take {
  const { botName, isAllowed, log, metrics, deadlineMs = 10_000 } = parts;
  const publish = createPublish(parts.send);

  return async (raw) => {
    const startedAt = performance.now();
    const traceId = newTraceId();
    const updateId = idOf(raw);
    const reading = readRaw(raw, { botName, isAllowed, traceId, now: new Date() });
    if (reading.kind === "unreadable") {
      metrics.handled.inc({ queue: "telegram", outcome: "parked" });
      log.warn({ traceId, updateId, ...reading.told }, "unreadable update passed over");
      return undefined;
    }
    try {
      await withDeadline(publish(reading), deadlineMs);
    } catch (error) {
      metrics.handled.inc({ queue: "telegram", outcome: "retried" });
      throw error;
    }
    const ms = Math.round(performance.now() - startedAt);
    metrics.handled.inc({ queue: "telegram", outcome: "done" });
    metrics.duration.observe({ queue: "telegram" }, ms / 1000);
    log.info({ traceId, updateId, ...told(reading), ms }, "update taken");
    return reading.kind === "links" ? reading.seen : undefined;
  };
}

function createPublish(send: Send) {
  const bursts = createBursts();
  return async (reading: Reading): Promise<void> => {
    if (reading.kind === "silence") return;
    if (reading.kind === "command") {
      const { command } = reading;
      return send(commandReceived, command, { groupId: command.userId });
    }
    const { requests } = reading;
    const groupId = requests[0]?.userId ?? "";
    const delays = bursts.take(groupId, requests.length);
    const sent = await Promise.allSettled(
      requests.map((request, index) =>
        send(tweetRequested, request, { groupId, delaySeconds: delays[index] ?? 0 }),
      ),
    );
    const refusal = sent.find(({ status }) => status === "rejected");
    if (refusal?.status !== "rejected") return;
    bursts.giveBack(groupId, requests.length);
    throw refusal.reason;
  };
}

async function withDeadline(work: Promise<void>, deadlineMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new RetryableError(`the queue accepted nothing within ${deadlineMs} ms`)),
      deadlineMs,
    );
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
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

/** Total: an update that cannot be read now never can be, and must not hold up all others. */
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
