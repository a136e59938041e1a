/** An answer of the Bot API was larger than we read. */
export class AnswerTooLargeError extends Error {
  override readonly name = "AnswerTooLargeError";
  /** Private, so that no log shows what people wrote. */
  readonly #head: string;

  constructor(head: string) {
    super("an answer of Telegram was larger than 2 MiB");
    this.#head = head;
  }

  /** The first 16,384 characters of the answer. */
  get head(): string {
    return this.#head;
  }
}

/** The AnswerTooLargeError because of which a call of the client failed. */
export function answerTooLargeIn(error: unknown): AnswerTooLargeError | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof AnswerTooLargeError ? cause : undefined;
}
