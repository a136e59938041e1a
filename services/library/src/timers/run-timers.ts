import type { TimerKind, TimerRow } from "@memory/archive/rows/timer";
import type { Timers } from "@memory/archive/timers";
import type { Log } from "@memory/shared/process/log";

/** Does what is due. May run twice for one timer, after a crash. Throws when it has to be tried again. */
export type Due = (timer: TimerRow, signal: AbortSignal) => Promise<void>;
export type DueKinds = Readonly<Record<TimerKind, Due>>;

type Options = {
  readonly timers: Timers;
  readonly kinds: DueKinds;
  readonly log: Log;
  /** Called after each timer. */
  readonly beat?: () => void;
};

/** Looks through the hours once and does what is due, one timer after another. Returns how many were done. */
export async function runTimers(
  { timers, kinds, log, beat = () => {} }: Options,
  { backMs, signal }: { readonly backMs: number; readonly signal: AbortSignal },
): Promise<number> {
  let done = 0;
  let isOverSoFar = true;
  for (const hour of await timers.hours(backMs)) {
    const { rows, isOver } = await timers.due(hour);
    for (const row of rows) {
      if (signal.aborted) return done;
      if (await runTimer(row)) done += 1;
      beat();
    }
    isOverSoFar &&= isOver;
    if (isOverSoFar) await timers.noteOver(hour);
  }
  return done;

  async function runTimer(row: TimerRow): Promise<boolean> {
    const taken = await timers.take(row);
    if (taken === undefined) return false;
    try {
      await kinds[taken.Kind](taken, signal);
    } catch (err) {
      log.warn({ err, kind: taken.Kind, attempts: taken.Attempts }, "what is due is tried again");
      await timers.retryLater(taken);
      return false;
    }
    await timers.done(taken);
    return true;
  }
}
