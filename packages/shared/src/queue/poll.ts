import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../process/log.ts";
import { createWatchdog } from "../process/watchdog.ts";
import type { Queue, Received } from "./sqs.ts";

type Options = {
  readonly queue: Queue;
  readonly waitSeconds: number;
  /** How many more messages may be taken in hand. */
  readonly room: () => number;
  readonly roomChanged: () => Promise<void>;
  readonly accept: (messages: Received[]) => void;
  readonly log: Log;
  /** How long a round may take: longer than a poll and its repetitions can. */
  readonly stuckAfterMs: number;
};

const batchSize = 10;
const maxParallelReceives = 4;
/** Traffic flows when this many messages came within the window. */
const flow = { messages: 20, windowMs: 250, pauseMs: 100 };

/**
 * Receives whenever a whole batch has room. One poll at a time while it brings less than a batch,
 * more when full batches leave slots empty, and a short pause once traffic flows: few requests
 * with little in them cost most.
 */
export function startPolling(options: Options) {
  const { queue, waitSeconds, room, roomChanged, accept, log, stuckAfterMs } = options;
  const watchdog = createWatchdog(`polling of ${queue.name}`, stuckAfterMs);
  let stopped = false;
  let failures = 0;
  const arrivals: { at: number; count: number }[] = [];

  const isFlowing = (count: number) => {
    const now = performance.now();
    arrivals.push({ at: now, count });
    while (arrivals[0] !== undefined && arrivals[0].at < now - flow.windowMs) arrivals.shift();
    return arrivals.reduce((sum, arrival) => sum + arrival.count, 0) >= flow.messages;
  };

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
      watchdog.goesOn();
      if (room() < batchSize) {
        await Promise.race([roomChanged(), pause(1000)]);
        continue;
      }
      try {
        const asked = Math.min(parallel, Math.floor(room() / batchSize));
        const count = await receive(asked);
        if (failures > 0) log.info("receiving again");
        failures = 0;
        parallel = count >= asked * batchSize ? Math.min(parallel + 1, maxParallelReceives) : 1;
        if (count > 0 && count < asked * batchSize && isFlowing(count)) await pause(flow.pauseMs);
      } catch (err) {
        failures += 1;
        if (failures === 1) log.warn({ err }, "cannot receive, will keep trying");
        await pause(Math.random() * Math.min(5_000, 100 * 2 ** failures));
      }
    }
  };
  const ended = loop();

  return {
    notReady: () => (failures > 0 ? `${queue.name} cannot be received` : undefined),
    notLive: watchdog.notLive,
    /** Lets the poll under way return: an aborted one would swallow the next message. */
    async stop() {
      stopped = true;
      await ended;
    },
  };
}
