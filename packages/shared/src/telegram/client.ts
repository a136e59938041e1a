import { Api, TelegramApiError } from "node-telegram-bot-api";
import { Pool } from "undici";
import { RetryableError } from "../errors.ts";
import { type ChatId, createFloodWaits } from "./flood-waits.ts";
import { type CallMetrics, observedFetch } from "./observed-fetch.ts";
import { pooledFetch } from "./pooled-fetch.ts";
import { type Refusal, refusalOrThrow } from "./refusals.ts";
import { withProgress } from "./with-progress.ts";

/** Telegram answers a large film only once it has read it. */
const uploadPausesWithinMs = 60_000;

export type Telegram = {
  readonly api: Api;
  /** For calls that carry a file: they may take as long as bytes go on (`with-progress.ts`). */
  readonly uploads: Api;
  /**
   * Runs a call that concerns this chat and gives its result, or the refusal if trying again cannot
   * help. Throws a RetryableError for what may succeed later. A 429 is thrown with the wait that
   * Telegram asked for; until it is over, later calls to that chat throw too, without being made.
   * After a timeout, a cut connection or a 5xx, Telegram may have carried the call out.
   */
  call<T>(chat: ChatId, run: () => Promise<T>): Promise<{ kind: "ok"; value: T } | Refusal>;
  /** Milliseconds after which to come back with a call to that chat; 0 if it is made now. */
  waitMs(chat: ChatId): number;
  close(): Promise<void>;
};

/**
 * A client of the Bot API. It never retries by itself, since the queues do, and it never shows its
 * token: it is held by a non-enumerable getter, and no error contains a URL.
 */
export function createTelegram(
  config: { BOT_TOKEN: string; TELEGRAM_API_ROOT: string },
  metrics?: CallMetrics,
): Telegram {
  const { origin } = new URL(config.TELEGRAM_API_ROOT);
  const pool = new Pool(origin, { connections: 64, keepAliveTimeout: 30_000 });
  const call = withProgress(pooledFetch(pool), uploadPausesWithinMs);
  const apiWithin = (timeoutMs: number) => {
    const api = new Api(config.BOT_TOKEN, {
      apiRoot: config.TELEGRAM_API_ROOT,
      timeoutMs,
      maxRetries: 0,
      fetch: metrics === undefined ? call : observedFetch(call, metrics),
    });
    const transport: object = Reflect.get(api, "transport");
    Object.defineProperty(transport, "token", { get: () => config.BOT_TOKEN, enumerable: false });
    return api;
  };
  const floodWaits = createFloodWaits();
  const { waitMs } = floodWaits;
  const [api, uploads] = [apiWithin(12_000), apiWithin(30 * 60_000)];
  return { api, uploads, call: callWithin(floodWaits), waitMs, close: () => pool.close() };
}

function callWithin(floodWaits: ReturnType<typeof createFloodWaits>): Telegram["call"] {
  return async (chat, run) => {
    if (!floodWaits.admits(chat)) {
      const retryAfterSeconds = floodWaits.waitMs(chat) / 1000;
      throw new RetryableError("Telegram asked to be left alone", { retryAfterSeconds });
    }
    const begunAt = performance.now();
    try {
      const value = await run();
      floodWaits.passed(begunAt);
      return { kind: "ok", value };
    } catch (error) {
      if (error instanceof TelegramApiError && error.retryAfter !== undefined) {
        floodWaits.limited(chat, error.retryAfter);
      }
      const refusal = refusalOrThrow(error);
      floodWaits.passed(begunAt);
      return refusal;
    }
  };
}
