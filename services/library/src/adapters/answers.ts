import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import { send } from "@memory/shared/telegram/send";
import type { Answers } from "../ports.ts";

/** Answers through the Bot API, without previews of links, in the topic of the message. */
export function createAnswers(telegram: Telegram, log: Log): Answers {
  const { api, call } = telegram;
  return {
    async say(place, html) {
      const said = await send(telegram, place, { html, reaction: "🤷" }, log);
      if (said.kind === "refused") log.info({ why: said.why }, "the chat takes no answer");
    },

    async answerPress(queryId, text) {
      const answered = await call(undefined, () =>
        api.answerCallbackQuery({ callback_query_id: queryId, text }),
      );
      return answered.kind === "ok";
    },
  };
}
