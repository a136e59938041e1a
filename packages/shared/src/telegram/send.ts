import type { Api } from "node-telegram-bot-api";
import type { Telegram } from "./client.ts";
import type { Place } from "./place.ts";

/** Where a message goes; `answers` is the id of the message that it replies to, if it does. */
type Target = {
  readonly chatId: number;
  readonly threadId?: number | undefined;
  readonly answers?: number | undefined;
};

type Content = Omit<Parameters<Api["sendMessage"]>[0], "chat_id">;

/** The target of a reply to this message, in its topic. */
export const answerTo = ({ chatId, threadId, messageId }: Place): Target => ({
  chatId,
  threadId,
  answers: messageId,
});

/**
 * Sends one message without link previews. If the message that it answers is gone, Telegram sends
 * it as an ordinary message. A refusal with `movedTo` means that the group has become that
 * supergroup, which counts its messages and topics anew: there the message can only be sent as an
 * ordinary message, to `{ chatId: movedTo }`.
 */
export const send = (
  { api, call }: Pick<Telegram, "api" | "call">,
  { chatId, threadId, answers }: Target,
  content: Content,
) =>
  call(chatId, () =>
    api.sendMessage({
      ...content,
      chat_id: chatId,
      ...(threadId === undefined ? {} : { message_thread_id: threadId }),
      ...(answers === undefined ? {} : { reply_parameters: replyParameters(answers) }),
      link_preview_options: { is_disabled: true },
    }),
  );

const replyParameters = (messageId: number) => ({
  message_id: messageId,
  allow_sending_without_reply: true,
});
