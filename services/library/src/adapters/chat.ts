import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import type { Chat } from "../ports.ts";

/** Answers through the Bot API: without previews, in the topic of the message. */
export function createChat({ api, call }: Telegram, log: Log): Chat {
  const send = ({ chatId, threadId }: Target, html: string, answered?: number) =>
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
    async say(place, html) {
      const first = await send(place, html, place.messageId);
      const movedTo = first.kind === "refused" ? first.movedTo : undefined;
      // The supergroup counts its messages anew: the one answered has no number there.
      const said = movedTo === undefined ? first : await send({ chatId: movedTo }, html);
      if (said.kind === "ok") return;
      // Our words are fixed, so markup that Telegram cannot read is a mistake of ours.
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

type Target = { readonly chatId: number; readonly threadId?: number | undefined };

const answering = (messageId: number) => ({
  message_id: messageId,
  allow_sending_without_reply: true,
});
