/**
 * How long a Telegram second takes. Retries and lifetimes are counted in it, so that a test
 * can watch a webhook being retried for minutes, or a callback expire, without waiting.
 */
export type Clock = { secondMs: number };

/** A number that grows by ten a second: ids that start from it never meet those of an earlier run. */
export const idsFromNow = (): number => Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 100);

export const nowInSeconds = (): number => Math.floor(Date.now() / 1000);
