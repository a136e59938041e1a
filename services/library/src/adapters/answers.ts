import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import {
  type Content,
  type Form,
  fieldsOf,
  plainerForm,
} from "@memory/shared/telegram/message-form";
import { send } from "@memory/shared/telegram/send";
import { sendDocument } from "@memory/shared/telegram/send-document";
import type { Answers } from "../ports.ts";
import { inlineAnswer } from "./inline-answer.ts";
import type { CopySource } from "./media/media-file.ts";
import { mediaSender } from "./media/send-media.ts";

/** Answers through the Bot API, in the topic of the message. */
export function createAnswers(telegram: Telegram, log: Log, copies: CopySource): Answers {
  const { api, call } = telegram;

  const edit = async (
    chatId: number,
    messageId: number,
    content: Content,
    form: Form = "html",
  ): Promise<boolean> => {
    const edited = await call(chatId, () =>
      api.editMessageText({ ...fieldsOf(content, form), chat_id: chatId, message_id: messageId }),
    );
    if (edited.kind === "ok" || edited.why === "not-modified") return true;
    const plainer = plainerForm(form, edited.why);
    if (plainer !== undefined) return edit(chatId, messageId, content, plainer);
    log.info({ why: edited.why }, "a message could not be changed");
    return false;
  };

  const tell = async (chatId: number, content: Content, form: Form = "html"): Promise<boolean> => {
    const told = await call(chatId, () =>
      api.sendMessage({ ...fieldsOf(content, form), chat_id: chatId }),
    );
    if (told.kind === "ok") return true;
    const plainer = plainerForm(form, told.why);
    if (plainer !== undefined) return tell(chatId, content, plainer);
    log.info({ why: told.why }, "the chat takes no message");
    return false;
  };

  return {
    tell: (chatId, content) => tell(chatId, content),

    async say(place, content) {
      const said = await send(telegram, place, { ...content, reaction: "🤷" }, log);
      if (said.kind === "sent") return said.messageId;
      log.info({ why: said.why }, "the chat takes no answer");
      return undefined;
    },

    edit: (chatId, messageId, content) => edit(chatId, messageId, content),

    sendDocument: (place, document, signal) =>
      sendDocument(telegram, place, document, { log, signal }),
    sendMedia: mediaSender(telegram, log, copies),

    async answerPress(queryId, text) {
      const answered = await call(undefined, () =>
        api.answerCallbackQuery({
          callback_query_id: queryId,
          ...(text === undefined ? {} : { text }),
        }),
      );
      return answered.kind === "ok";
    },

    async answerInline(queryId, offer) {
      const answered = await call(undefined, () =>
        api.answerInlineQuery(inlineAnswer(queryId, offer)),
      );
      if (answered.kind === "ok") return true;
      const { why, description } = answered;
      log.info({ why, description }, "an inline query could not be answered");
      return false;
    },
  };
}
