import { callTelegram, type Telegram } from "@memory/shared/adapters/telegram";
import type { Log } from "@memory/shared/log";
import type { Chat } from "../ports.ts";

/** Answers through the Bot API: without previews, in the topic of the message. */
export function createChat({ api }: Telegram, log: Log): Chat {
  return {
    async say(place, html) {
      const said = await callTelegram(() =>
        api.sendMessage({
          chat_id: place.chatId,
          text: html,
          parse_mode: "HTML",
          ...(place.threadId === undefined ? {} : { message_thread_id: place.threadId }),
          reply_parameters: { message_id: place.messageId, allow_sending_without_reply: true },
          link_preview_options: { is_disabled: true },
        }),
      );
      if (said.kind === "ok") return;
      // Our words are fixed, so markup that Telegram cannot read is a mistake of ours.
      if (said.why === "cannot-parse") throw new Error("Telegram could not parse an answer");
      log.info({ why: said.why }, "the chat takes no answer");
    },

    async answerPress(queryId, text) {
      const answered = await callTelegram(() =>
        api.answerCallbackQuery({ callback_query_id: queryId, text }),
      );
      return answered.kind === "ok";
    },
  };
}
