import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../process/log.ts";
import { createOutageLog } from "../process/outage-log.ts";
import { shortBackoffMs } from "../process/retry.ts";
import { createWatchdog } from "../process/watchdog.ts";
import type { Queue, Received } from "./sqs.ts";
import { createTraffic } from "./traffic.ts";

type Options = {
  readonly queue: Queue;
  readonly waitSeconds: number;
  /** How many more messages may be received. */
  readonly room: () => number;
  /** Resolves when `room` has grown. */
  readonly roomChanged: () => Promise<void>;
  readonly accept: (messages: Received[]) => void;
  readonly log: Log;
  /**
   * How long one round may take before polling counts as stuck: longer than a poll with all its retries.
   */
  readonly stuckAfterMs: number;
};

const batchSize = 10;
const maxParallelReceives = 4;
/** How long polls pause in steady traffic. */
const pauseMs = 100;

/**
 * Long polling: receives whenever there is room for a whole batch. Polls one at a time while a poll
 * brings less than a batch, and up to four at once while batches are full. Pauses briefly in steady
 * traffic, since SQS is paid by the request and a nearly empty one costs as much as a full one.
 */
export function startPolling(options: Options) {
  const { queue, waitSeconds, room, roomChanged, accept, log, stuckAfterMs } = options;
  const watchdog = createWatchdog(`polling of ${queue.name}`, stuckAfterMs);
  const outage = createOutageLog(log, `queue ${queue.name}`);
  let stopped = false;
  let failures = 0;
  const isSteadyAfter = createTraffic();

  const receive = async (parallel: number): Promise<number> => {
    const polls = Array.from({ length: parallel }, async (_, index) => {
      const messages = await queue.receive(batchSize, index === 0 ? waitSeconds : 0);
      accept(messages);
      return messages.length;
    });
    const counts = await Promise.allSettled(polls);
    const failed = counts.find((count) => count.status === "rejected");
    if (failed !== undefined) throw failed.reason;
    return counts.reduce((sum, count) => sum + (count.status === "fulfilled" ? count.value : 0), 0);
  };

  const loop = async () => {
    let parallel = 1;
    while (!stopped) {
      watchdog.beat();
      if (room() < batchSize) {
        await Promise.race([roomChanged(), pause(1000)]);
        continue;
      }
      try {
        const asked = Math.min(parallel, Math.floor(room() / batchSize));
        const count = await receive(asked);
        outage.recovered();
        failures = 0;
        parallel = count >= asked * batchSize ? Math.min(parallel + 1, maxParallelReceives) : 1;
        if (count > 0 && count < asked * batchSize && isSteadyAfter(count)) await pause(pauseMs);
      } catch (err) {
        failures += 1;
        outage.failed(err);
        await pause(Math.random() * shortBackoffMs(failures));
      }
    }
  };
  const ended = loop();

  return {
    notReady: () => (failures > 0 ? `${queue.name} cannot be received` : undefined),
    notLive: watchdog.notLive,
    /**
     * Does not abort the running poll: SQS could hand it messages that nobody would then see until
     * their timeout.
     */
    async stop() {
      stopped = true;
      await ended;
    },
  };
}
