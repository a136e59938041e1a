import type { Readable } from "node:stream";
import { Api, isTransientError, TelegramApiError } from "node-telegram-bot-api";
import { Pool } from "undici";
import { RetryableError, StartError } from "../errors.ts";
import { type ChatId, createFloodWaits } from "./flood-waits.ts";
import { type CallMetrics, observedFetch } from "./observed-fetch.ts";

/** Why a chat will not take a message now or later; trying again does not help. */
export type Refusal = {
  readonly kind: "refused";
  readonly why: RefusalReason;
  /** What Telegram said of it. */
  readonly description: string;
  /** The supergroup that the group became. */
  readonly movedTo?: number;
};
export type RefusalReason =
  | "blocked"
  | "chat-not-found"
  | "not-modified"
  | "message-not-found"
  | "query-too-old"
  | "cannot-parse"
  | "topic-not-found"
  | "rejected"
  | "reaction-invalid";

export type Telegram = {
  readonly api: Api;
  /**
   * The result of a call that is about this chat, or the refusal that is final. What may succeed
   * later is thrown as a RetryableError: a 429 with exactly the wait that was asked for, which
   * every later call to that chat meets too until it is over, without being made. After a timeout, a
   * cut line or a 5xx the call may have been carried out.
   */
  call<T>(chat: ChatId, run: () => Promise<T>): Promise<{ kind: "ok"; value: T } | Refusal>;
  /** Milliseconds for which calls to that chat are not made; 0 when they are. */
  remainingMs(chat: ChatId): number;
  close(): Promise<void>;
};

/**
 * A client of the Bot API that never retries by itself (the queues do) and never shows its token:
 * the token is behind a getter that nothing enumerates, and no error of it holds a URL.
 */
export function createTelegram(
  config: { BOT_TOKEN: string; TELEGRAM_API_ROOT: string },
  metrics?: CallMetrics,
): Telegram {
  const { origin } = new URL(config.TELEGRAM_API_ROOT);
  const pool = new Pool(origin, { connections: 64, keepAliveTimeout: 30_000 });
  const call = pooledFetch(pool);
  const api = new Api(config.BOT_TOKEN, {
    apiRoot: config.TELEGRAM_API_ROOT,
    timeoutMs: 12_000,
    maxRetries: 0,
    fetch: metrics === undefined ? call : observedFetch(call, metrics),
  });
  const transport: object = Reflect.get(api, "transport");
  Object.defineProperty(transport, "token", { get: () => config.BOT_TOKEN, enumerable: false });
  const floodWaits = createFloodWaits();
  const { remainingMs } = floodWaits;
  return { api, call: callWithin(floodWaits), remainingMs, close: () => pool.close() };
}

function callWithin(floodWaits: ReturnType<typeof createFloodWaits>): Telegram["call"] {
  return async (chat, run) => {
    const remainingMs = floodWaits.remainingMs(chat);
    if (remainingMs > 0) {
      const retryAfterSeconds = remainingMs / 1000;
      throw new RetryableError("Telegram asked to be left alone", { retryAfterSeconds });
    }
    const begunAt = Date.now();
    try {
      const value = await run();
      floodWaits.passed(begunAt);
      return { kind: "ok", value };
    } catch (error) {
      if (error instanceof TelegramApiError && error.retryAfter !== undefined) {
        floodWaits.limited(chat, error.retryAfter);
      }
      return refusalOrThrow(error);
    }
  };
}

/** As much of `fetch` as the client uses, at a quarter of its cost. */
function pooledFetch(pool: Pool): typeof fetch {
  return async (input, init) => {
    const { pathname, search } = new URL(String(input));
    const { statusCode, body } = await pool.request({
      path: pathname + search,
      method: "POST",
      headers: init?.headers as Record<string, string>,
      body: init?.body instanceof URLSearchParams ? init.body.toString() : (init?.body as Readable),
      signal: init?.signal ?? null,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    return { status: statusCode, text: () => body.text() } as Response;
  };
}

const rules: readonly [RegExp, RefusalReason][] = [
  [/message is not modified/i, "not-modified"],
  [
    /blocked by the user|user is deactivated|bot was kicked|not a member|not enough rights|have no rights|need administrator rights|CHAT_WRITE_FORBIDDEN/i,
    "blocked",
  ],
  [/chat not found|PEER_ID_INVALID|chat was deleted/i, "chat-not-found"],
  [
    /message to edit not found|MESSAGE_ID_INVALID|message can't be edited|message to be replied not found|message to react not found/i,
    "message-not-found",
  ],
  [/query is too old|query ID is invalid/i, "query-too-old"],
  [/message thread not found|TOPIC_(?:CLOSED|DELETED)/i, "topic-not-found"],
  [/can't parse entities/i, "cannot-parse"],
  [/REACTION_INVALID|REACTIONS_TOO_MANY/i, "reaction-invalid"],
];

function refusalOrThrow(error: unknown): Refusal {
  if (isTransientError(error)) {
    const retryAfterSeconds = error instanceof TelegramApiError ? error.retryAfter : undefined;
    throw new RetryableError(`Telegram could not take the call: ${describe(error)}`, {
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
  if (error instanceof TelegramApiError) {
    const rule = rules.find(([pattern]) => pattern.test(error.description));
    const { description, errorCode, migrateToChatId: movedTo } = error;
    const why = rule?.[1] ?? (errorCode === 403 ? "blocked" : "rejected");
    const isFinal = rule !== undefined || errorCode === 403 || errorCode === 400;
    if (isFinal) {
      return { kind: "refused", why, description, ...(movedTo === undefined ? {} : { movedTo }) };
    }
    if (errorCode === 401 || errorCode === 404) {
      const retryAfterSeconds = 60;
      throw new RetryableError("Telegram refuses the token", { retryAfterSeconds });
    }
  }
  throw error;
}

/** Asks Telegram who the bot is. Throws a StartError when the token is refused. */
export async function identify(api: Api): Promise<{ id: number; username: string }> {
  try {
    const me = await api.getMe();
    return { id: me.id, username: me.username ?? "" };
  } catch (error) {
    if (error instanceof TelegramApiError && (error.errorCode === 401 || error.errorCode === 404)) {
      throw new StartError(
        "Telegram refuses the token in BOT_TOKEN; ask @BotFather for the right one",
      );
    }
    throw error;
  }
}

const describe = (error: unknown) => (error instanceof Error ? error.message : "unknown error");
