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
  | "blocked"
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
    const why = rule?.[1] ?? (errorCode === 403 ? "blocked" : "rejected");
    const isFinal = rule !== undefined || errorCode === 403 || errorCode === 400;
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
