/**
 * The milliseconds of one second on Telegram's clock. A test can make them fewer, to see a webhook
 * retried for minutes, or a button press expire, without waiting.
 */
export type Clock = { secondMs: number };

/**
 * A number that grows by ten a second. Ids that start from it never collide with those of an earlier
 * run.
 */
export const idsFromNow = (): number => Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 100);

export const nowInSeconds = (): number => Math.floor(Date.now() / 1000);
