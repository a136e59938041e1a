/** The work could not be done now and may succeed later. Never counts as a failure of the message. */
export class RetryableError extends Error {
  override readonly name = "RetryableError";
  /** How long to wait at least before the next try, when whoever refused said so; not rounded. */
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The work can never succeed as asked. The message is parked at once. */
export class PermanentError extends Error {
  override readonly name = "PermanentError";
}

/** The process cannot run as configured. The message is one sentence for whoever started it. */
export class StartError extends Error {
  override readonly name = "StartError";
}
