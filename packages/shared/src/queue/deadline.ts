/** A handler is given up after this long; a stop has to outwait it. */
export const deadlineMs = 45_000;

/** Rejects at the deadline even if the handler ignores its signal; running twice is allowed. */
export async function withDeadline(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new Error(`took longer than ${deadlineMs / 1000} s`);
    controller.abort(error);
    late.reject(error);
  }, deadlineMs);
  try {
    await Promise.race([run(controller.signal), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
