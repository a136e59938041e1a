import type { Log } from "@memory/shared/process/log";
import { answerTooLargeIn } from "@memory/shared/telegram/answer-too-large";
import type { Api } from "node-telegram-bot-api";
import { updateKinds } from "../read/telegram-update.ts";
import { updateAtHead } from "./update-at-head.ts";

/** The most updates that Telegram gives in one answer. */
const maxLimit = 100;

type Question = { readonly offset?: number; readonly timeout: number };
type Update = { readonly update_id: number };
/** `isFull`: there are probably more. */
type Answer = { readonly updates: Update[]; readonly isFull: boolean };

/**
 * Asks Telegram for updates: for one at first, because an earlier run may have crashed over a batch, and
 * for twice as many after each answer. An answer larger than 2 MiB is not read; then it asks for one
 * again. An update that is too large even alone comes without its content, so that its sender is
 * answered and the next ones are received.
 */
export function createAskForUpdates(api: Pick<Api, "getUpdates">, log: Log) {
  let limit = 1;

  const withoutContent = (head: string): Update | undefined => {
    const update = updateAtHead(head.replace(/^\{"ok":true,"result":\[\s*/, ""));
    if (update !== undefined) {
      log.warn({ updateId: update.update_id }, "update too large, read without its content");
    }
    return update;
  };

  return async (question: Question, signal: AbortSignal): Promise<Answer> => {
    try {
      const asked = { ...question, limit, allowed_updates: [...updateKinds] };
      const updates = await api.getUpdates(asked, signal);
      limit = Math.min(maxLimit, limit * 2);
      return { updates, isFull: updates.length === asked.limit };
    } catch (error) {
      const tooLarge = answerTooLargeIn(error);
      if (tooLarge === undefined) throw error;
      if (limit > 1) {
        limit = 1;
        return { updates: [], isFull: true };
      }
      const update = withoutContent(tooLarge.head);
      if (update === undefined) throw error;
      return { updates: [update], isFull: true };
    }
  };
}
