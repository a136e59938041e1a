import { isTransientError, TelegramApiError } from "node-telegram-bot-api";
import { RetryableError } from "../errors.ts";

/** Telegram will not carry out the call, now or later; trying again does not help. */
export type Refusal = {
  readonly kind: "refused";
  readonly why: RefusalReason;
  /** The reason in Telegram's words. */
  readonly description: string;
  /** The id of the supergroup that the group has become. */
  readonly movedTo?: number;
};
export type RefusalReason =
  /** The person blocked the bot, or the group removed it. */
  | "blocked"
  /** The bot is in the chat, but may not write there as long as its rights stay as they are. */
  | "no-rights"
  | "chat-not-found"
  | "not-modified"
  | "message-not-found"
  | "query-too-old"
  | "cannot-parse"
  | "topic-not-found"
  | "rejected"
  | "reaction-invalid";

/** The Bot API has no codes for these: only its descriptions tell them apart. The first match counts. */
const rules: readonly [RegExp, RefusalReason][] = [
  [/message is not modified/i, "not-modified"],
  [
    /blocked by the user|user is deactivated|bot was kicked|not a member|USER_IS_BLOCKED/i,
    "blocked",
  ],
  [
    /not enough rights|have no rights|need administrator rights|no write access|CHAT_(?:SEND_\w+|WRITE)_FORBIDDEN|CHAT_RESTRICTED|CHAT_ADMIN_REQUIRED/i,
    "no-rights",
  ],
  [/chat not found|PEER_ID_INVALID|chat was deleted/i, "chat-not-found"],
  [
    /message to (?:edit|be edited|be replied|reply|react) not found|repl(?:y|ied) message not found|(?:REPLY_)?MESSAGE_ID_INVALID|MESSAGE_EDIT_TIME_EXPIRED|MESSAGE_AUTHOR_REQUIRED|message can't be edited|message identifier is not specified/i,
    "message-not-found",
  ],
  [/query is too old|query ID is invalid/i, "query-too-old"],
  [
    /message thread not found|topic (?:not found|is closed|closed|was deleted)|TOPIC_(?:CLOSED|DELETED|HIDDEN|ID_INVALID)|MSG_THREAD\w*_INVALID/i,
    "topic-not-found",
  ],
  [/can't parse entities/i, "cannot-parse"],
  [/REACTION_INVALID|REACTIONS_TOO_MANY/i, "reaction-invalid"],
];

/**
 * Converts a failed call's error to a refusal. Throws a RetryableError for what may succeed
 * later (429, 5xx, no answer, a token that Telegram does not know), and any other error as it is.
 */
export function refusalOrThrow(error: unknown): Refusal {
  if (isTransientError(error)) {
    const retryAfterSeconds = error instanceof TelegramApiError ? error.retryAfter : undefined;
    throw new RetryableError(`Telegram could not take the call: ${describe(error)}`, {
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
  if (error instanceof TelegramApiError) {
    const rule = rules.find(([pattern]) => pattern.test(error.description));
    const { description, errorCode, migrateToChatId: movedTo } = error;
    const why = rule?.[1] ?? (errorCode === 403 ? "no-rights" : "rejected");
    // 413: an upload is too large.
    const isFinal = rule !== undefined || [400, 403, 413].includes(errorCode);
    if (isFinal) {
      return { kind: "refused", why, description, ...(movedTo === undefined ? {} : { movedTo }) };
    }
    if (isTokenRefused(error)) {
      const retryAfterSeconds = 60;
      throw new RetryableError("Telegram refuses the token", { retryAfterSeconds });
    }
  }
  throw error;
}

/** Telegram answers 401 for a token that is unknown or revoked, and 404 for one that is malformed. */
export const isTokenRefused = (error: unknown): boolean =>
  error instanceof TelegramApiError && (error.errorCode === 401 || error.errorCode === 404);

const describe = (error: unknown) => (error instanceof Error ? error.message : "unknown error");
