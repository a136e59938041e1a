/** The longest a handler may take while it holds a slot. A shutdown has to wait longer than this. */
export const deadlineMs = 45_000;
/** The longest a handler may take that has given its slot back. */
export const detachedDeadlineMs = 30 * 60_000;
/** How long a handler may take to come to its end once its signal has aborted. */
const graceMs = 5_000;

type Deadline = {
  /** Aborted at the deadline, or earlier by `abort`. */
  readonly signal: AbortSignal;
  /** Counts anew, from now. */
  set(ms: number): void;
  abort(reason: Error): void;
};

/**
 * Runs until the deadline. Then the signal aborts, and the reason is thrown, even if what runs ignores
 * the signal and goes on.
 */
export async function withDeadline(run: (deadline: Deadline) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const late = Promise.withResolvers<never>();
  let timer: NodeJS.Timeout | undefined;
  const abort = (reason: Error) => {
    if (controller.signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(() => late.reject(reason), graceMs);
    controller.abort(reason);
  };
  const set = (ms: number) => {
    if (controller.signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(() => abort(new Error(`took longer than ${ms / 1000} s`)), ms);
  };
  set(deadlineMs);
  try {
    await Promise.race([run({ signal: controller.signal, set, abort }), late.promise]);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}
