import { setTimeout as pause } from "node:timers/promises";
import type { Timers } from "@memory/archive/timers";
import type { Log } from "@memory/shared/process/log";
import { createOutageLog } from "@memory/shared/process/outage-log";
import { createWatchdog } from "@memory/shared/process/watchdog";
import type { Receiver } from "@memory/shared/service/service";
import { type DueKinds, runTimers } from "./run-timers.ts";

/** Between two looks; half of it at least, so that the looks of several copies spread. */
const everyMs = 60_000;
/** Timers that a copy with a wrong clock has set into hours of before are found by a longer look each hour. */
const longLook = { everyMs: 3_600_000, backMs: 48 * 3_600_000 };
const usualBackMs = 3_600_000;
const stuckAfterMs = 10 * 60_000;

/** Does what is due for people, as long as the service runs. */
export function receiveTimers(options: {
  readonly timers: Timers;
  readonly kinds: DueKinds;
  readonly log: Log;
}): Receiver {
  const watchdog = createWatchdog("the timers", stuckAfterMs);
  const outage = createOutageLog(options.log, "timers");
  let inHand = 0;
  let looking: Promise<void> = Promise.resolve();
  let lookedLongAt = -Infinity;

  const look = async (signal: AbortSignal) => {
    const isLong = performance.now() - lookedLongAt >= longLook.everyMs;
    inHand = 1;
    try {
      const backMs = isLong ? longLook.backMs : usualBackMs;
      await runTimers({ ...options, beat: () => watchdog.beat() }, { backMs, signal });
      if (isLong) lookedLongAt = performance.now();
      outage.recovered();
    } catch (err) {
      outage.failed(err);
    } finally {
      inHand = 0;
    }
  };

  return {
    async run(signal) {
      while (!signal.aborted) {
        const pauseMs = everyMs * (0.5 + Math.random() / 2);
        watchdog.beat(pauseMs);
        looking = look(signal);
        await looking;
        await pause(pauseMs, undefined, { signal }).catch(() => {});
      }
    },
    inHand: () => inHand,
    notReady: () => undefined,
    notLive: watchdog.notLive,
    close: () => looking,
  };
}
