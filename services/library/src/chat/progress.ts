import type { Log } from "@memory/shared/process/log";

export type Progress = ReturnType<typeof createProgress>;

/** Telegram limits edits. */
const everyMs = 3_000;

/**
 * Shows how far long work is by editing its message, at most every three seconds. Whether an edit succeeds does
 * not concern the work.
 */
export function createProgress(
  edit: (html: string) => Promise<unknown>,
  log: Log,
  intervalMs = everyMs,
) {
  let latest = () => "";
  let timer: NodeJS.Timeout | undefined;
  let editing: Promise<unknown> = Promise.resolve();
  let isOver = false;

  const write = async (html: string) => {
    await editing;
    editing = edit(html).catch((err: unknown) => log.info({ err }, "progress could not be shown"));
    await editing;
  };
  const stop = () => {
    isOver = true;
    clearTimeout(timer);
  };

  return {
    /** Shows what is passed, if three seconds later it is still the latest. */
    show:
      <T>(words: (stage: T) => string) =>
      (stage: T): void => {
        if (isOver) return;
        latest = () => words(stage);
        timer ??= setTimeout(() => {
          timer = undefined;
          void write(latest());
        }, intervalMs);
      },
    /** Leaves the message as it is. */
    stop,
    /** Shows the last words, at once. */
    async end(html: string): Promise<void> {
      stop();
      await write(html);
    },
  };
}
