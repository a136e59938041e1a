import { randomInt } from "node:crypto";
import { Agent } from "undici";
import type { Clock } from "../clock.ts";
import type { Queued } from "./backlog.ts";
import { type Delivery, deliver, type WebhookSettings } from "./webhook-delivery.ts";

/** Runs a method that the bot put into its answer to an update. Result and errors are dropped. */
export type RunMethod = (params: Record<string, unknown>) => void;
export type Webhook = ReturnType<typeof createWebhook>;
type Lane = { queue: Queued[]; failures: number; timer?: NodeJS.Timeout };

/** Delivers updates by webhook: one at a time and in order for each lane, retried until accepted. */
export function createWebhook({ secondMs }: Clock) {
  const agent = new Agent({ headersTimeout: 60_000, bodyTimeout: 60_000, pipelining: 1 });
  let settings: WebhookSettings | undefined;
  let run: RunMethod = () => {};
  let lanes = new Map<string, Lane>();
  let ready: Lane[] = [];
  let active = 0;
  let stop = new AbortController();
  let lastError: { at: number; message: string } | undefined;

  const pump = () => {
    while (settings !== undefined && active < settings.maxConnections) {
      const lane = ready.shift();
      if (lane === undefined) return;
      active += 1;
      void next(lane, settings, stop.signal);
    }
  };

  const next = async (lane: Lane, to: WebhookSettings, signal: AbortSignal) => {
    const [queued] = lane.queue;
    const expired = queued === undefined || queued.expiresAt <= Date.now();
    const outcome: Delivery = expired
      ? { kind: "taken" }
      : await deliver(agent, to, queued.update, signal);
    if (signal.aborted) return;
    active -= 1;
    if (outcome.kind === "taken") {
      lane.queue.shift();
      lane.failures = 0;
      if (outcome.call !== undefined) run(outcome.call);
      if (lane.queue.length > 0) ready.push(lane);
      else if (queued !== undefined) lanes.delete(queued.lane);
    } else {
      lastError = { at: Date.now(), message: outcome.why };
      lane.failures += 1;
      const seconds = outcome.retryAfterSeconds ?? backoffSeconds(lane.failures);
      lane.timer = setTimeout(() => {
        ready.push(lane);
        pump();
      }, seconds * secondMs);
    }
    pump();
  };

  /** Stops all deliveries and returns the undelivered updates, oldest first. */
  const halt = (): Queued[] => {
    stop.abort();
    stop = new AbortController();
    for (const { timer } of lanes.values()) clearTimeout(timer);
    const left = [...lanes.values()].flatMap(({ queue }) => queue);
    lanes = new Map();
    ready = [];
    active = 0;
    return left.sort((a, b) => a.update.update_id - b.update.update_id);
  };

  return {
    push(queued: Queued): void {
      const lane = lanes.get(queued.lane);
      if (lane !== undefined) {
        lane.queue.push(queued);
        return;
      }
      const opened = { queue: [queued], failures: 0 };
      lanes.set(queued.lane, opened);
      ready.push(opened);
      pump();
    },
    settings: () => settings,
    /** Stops, and returns the undelivered updates for another webhook or for polls. */
    set(to: WebhookSettings | undefined): Queued[] {
      const left = halt();
      settings = to;
      lastError = undefined;
      return left;
    },
    onCall(runMethod: RunMethod): void {
      run = runMethod;
    },
    pending: () => [...lanes.values()].reduce((sum, { queue }) => sum + queue.length, 0),
    lastError: () => lastError,
    clear: () => void halt(),
    async close(): Promise<void> {
      halt();
      settings = undefined;
      await agent.destroy();
    },
  };
}

/** Exponential backoff: at once, then after 2, 4, 8 … s, at most a random 60 to 120 s. */
const backoffSeconds = (failures: number): number =>
  failures === 1 ? 0 : Math.min(2 ** (failures - 1), randomInt(60, 121));
