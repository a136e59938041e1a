import { setTimeout as pause } from "node:timers/promises";

export type Rhythm = {
  /** The pause between two questions. */
  readonly everyMs: number;
  /** How long an answer may take. */
  readonly withinMs: number;
  /** So many missed answers in a row make a hang. */
  readonly misses: number;
};
const usual: Rhythm = { everyMs: 5_000, withinMs: 5_000, misses: 4 };

type Options = {
  /** Answers 2xx while the process makes progress. */
  readonly url: string;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  readonly rhythm?: Rhythm | undefined;
  /** Milliseconds that never go back. */
  readonly now?: () => number;
  readonly isLive?: (url: string, signal: AbortSignal) => Promise<boolean>;
};

/**
 * Asks a process over and over whether it makes progress. Resolves to true once it hangs, to false when
 * the signal aborts. Counts from its first answer on, because a start may take long, and anew after a
 * round that took longer than it can: then this process, or the whole machine, was stopped itself.
 */
export async function hangs(options: Options): Promise<boolean> {
  const { url, signal, rhythm = usual } = options;
  const { now = () => performance.now(), isLive = answersWell } = options;
  const { everyMs, withinMs, misses } = rhythm;
  const longestRoundMs = 2 * (everyMs + withinMs);
  /** Undefined before the first answer. */
  let missed: number | undefined;
  let roundAt = now();
  while (!signal.aborted) {
    const answered = await isLive(url, AbortSignal.any([signal, AbortSignal.timeout(withinMs)]));
    const wasStopped = now() - roundAt > longestRoundMs;
    roundAt = now();
    if (answered) missed = 0;
    else if (missed !== undefined) missed = wasStopped ? 0 : missed + 1;
    if (missed === misses && !signal.aborted) return true;
    await pause(everyMs, undefined, { signal, ref: false }).catch(() => {});
  }
  return false;
}

async function answersWell(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
