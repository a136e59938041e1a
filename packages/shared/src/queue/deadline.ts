/** The longest a handler may take. A shutdown has to wait longer than this. */
export const deadlineMs = 45_000;

/** Aborts the signal at the deadline and rejects, even if the handler ignores the signal and runs on. */
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
