import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import { answerTo, send } from "@memory/shared/telegram/send";
import type { Answers } from "../ports.ts";

/** Answers through the Bot API, without previews of links, in the topic of the message. */
export function createAnswers(telegram: Telegram, log: Log): Answers {
  const { api, call } = telegram;
  return {
    async say(place, html) {
      const content = { text: html, parse_mode: "HTML" as const };
      const first = await send(telegram, answerTo(place), content);
      const movedTo = first.kind === "refused" ? first.movedTo : undefined;
      const said =
        movedTo === undefined ? first : await send(telegram, { chatId: movedTo }, content);
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
