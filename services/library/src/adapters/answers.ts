import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import type { AnsweredMessage, Answers } from "../ports.ts";

/** Answers through the Bot API, without previews of links, in the topic of the message. */
export function createAnswers({ api, call }: Telegram, log: Log): Answers {
  const send = (
    { chatId, threadId }: Pick<AnsweredMessage, "chatId" | "threadId">,
    html: string,
    answered?: number,
  ) =>
    call(chatId, () =>
      api.sendMessage({
        chat_id: chatId,
        text: html,
        parse_mode: "HTML",
        ...(threadId === undefined ? {} : { message_thread_id: threadId }),
        ...(answered === undefined ? {} : { reply_parameters: answering(answered) }),
        link_preview_options: { is_disabled: true },
      }),
    );

  return {
    async say(message, html) {
      const first = await send(message, html, message.messageId);
      const movedTo = first.kind === "refused" ? first.movedTo : undefined;
      // The supergroup numbers its messages anew, so the one that is answered has no number there.
      const said = movedTo === undefined ? first : await send({ chatId: movedTo }, html);
      if (said.kind === "ok") return;
      // The words are fixed, so markup that Telegram cannot read is a bug.
      if (said.why === "cannot-parse") throw new Error("Telegram could not parse an answer");
      log.info({ why: said.why }, "the chat takes no answer");
    },

    async answerPress(queryId, text) {
      const answered = await call(undefined, () =>
        api.answerCallbackQuery({ callback_query_id: queryId, text }),
      );
      return answered.kind === "ok";
    },
  };
}

const answering = (messageId: number) => ({
  message_id: messageId,
  allow_sending_without_reply: true,
});
