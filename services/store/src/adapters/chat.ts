import { callTelegram, type Telegram } from "@memory/shared/adapters/telegram";
import type { Log } from "@memory/shared/log";
import type { Chat, Said } from "../ports.ts";
import { plain } from "../reply/html.ts";
import type { Rendered } from "../reply/render-reply.ts";
import type { Place } from "../reply/reply-row.ts";

/** Replies through the Bot API: silent, without previews, in the topic of the message. */
export function createChat({ api }: Telegram, log: Log): Chat {
  const say = async (place: Place, reply: Rendered, asPlainText = false): Promise<Said> => {
    const said = await callTelegram(() =>
      api.sendMessage({
        chat_id: place.chatId,
        ...content(reply, asPlainText),
        ...(place.threadId === undefined ? {} : { message_thread_id: place.threadId }),
        reply_parameters: { message_id: place.messageId, allow_sending_without_reply: true },
        disable_notification: true,
      }),
    );
    if (said.kind === "ok") return { kind: "shown", replyId: said.value.message_id };
    if (said.why !== "cannot-parse" || asPlainText) return { kind: "unreachable", why: said.why };
    log.error("Telegram could not parse a reply, sent as plain text");
    return say(place, reply, true);
  };

  const edit = async (
    place: Place,
    replyId: number,
    reply: Rendered,
    asPlainText = false,
  ): Promise<Said> => {
    const edited = await callTelegram(() =>
      api.editMessageText({
        chat_id: place.chatId,
        message_id: replyId,
        ...content(reply, asPlainText),
      }),
    );
    if (edited.kind === "ok" || edited.why === "not-modified") return { kind: "shown", replyId };
    if (edited.why !== "cannot-parse" || asPlainText) {
      return { kind: "unreachable", why: edited.why };
    }
    log.error("Telegram could not parse a reply, edited as plain text");
    return edit(place, replyId, reply, true);
  };

  return { say: (place, reply) => say(place, reply), edit: (...args) => edit(...args) };
}

const content = ({ html, buttons }: Rendered, asPlainText: boolean) => ({
  ...(asPlainText ? { text: plain(html) } : { text: html, parse_mode: "HTML" as const }),
  link_preview_options: { is_disabled: true },
  reply_markup: { inline_keyboard: buttons.map((row) => [...row]) },
});
