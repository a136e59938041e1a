import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import { plain } from "@memory/shared/telegram/html";
import type { Place } from "@memory/shared/telegram/place";
import { answerTo, send } from "@memory/shared/telegram/send";
import type { ReplyChat, Said } from "../ports.ts";
import type { Rendered } from "../reply/render/rendered.ts";

/** Replies through the Bot API: silent, without previews, in the topic of the message. */
export function createChat(telegram: Telegram, log: Log): ReplyChat {
  const { api, call } = telegram;

  const say = async (place: Place, reply: Rendered, form: Form = {}): Promise<Said> => {
    const target = form.isMoved ? { chatId: place.chatId } : answerTo(place);
    const content = { ...contentOf(reply, form), disable_notification: true };
    const said = await send(telegram, target, content);
    if (said.kind === "ok") {
      const { message_id: replyId } = said.value;
      return { kind: "shown", replyId, ...(form.isMoved ? { place } : {}) };
    }
    const { why, description, movedTo } = said;
    log.warn({ why, description }, "reply not taken as it was");
    if (movedTo !== undefined && !form.isMoved) {
      return say(moved(place, movedTo), reply, { ...form, isMoved: true });
    }
    if (why === "topic-not-found" && place.threadId !== undefined) {
      return say({ chatId: place.chatId, messageId: place.messageId }, reply, form);
    }
    if (why === "cannot-parse" && !form.asPlainText)
      return say(place, reply, { ...form, asPlainText: true });
    return { kind: "unreachable", why };
  };

  const edit = async (
    place: Place,
    replyId: number,
    reply: Rendered,
    askedAt: string | undefined,
    form: Form = {},
  ): Promise<Said> => {
    const edited = await call(place.chatId, () =>
      api.editMessageText({
        chat_id: place.chatId,
        message_id: replyId,
        ...contentOf(reply, form),
        link_preview_options: { is_disabled: true },
      }),
    );
    if (edited.kind === "ok" || edited.why === "not-modified") return { kind: "shown", replyId };
    const { why, description, movedTo } = edited;
    log.warn({ why, description }, "edit not taken as it was");
    // The old group's messages cannot be edited any more, so the supergroup is sent the reply anew.
    if (movedTo !== undefined) {
      return say(moved(place, movedTo), reply, { ...form, isMoved: true });
    }
    // Somebody deleted the reply, or the chat's timer did. Nobody waits for what was not asked for.
    if (why === "message-not-found" && askedAt !== undefined) return say(place, reply, form);
    if (why === "cannot-parse" && !form.asPlainText) {
      return edit(place, replyId, reply, askedAt, { asPlainText: true });
    }
    return { kind: "unreachable", why };
  };

  return {
    say: (place, reply) => say(place, reply),
    edit: (place, replyId, reply, askedAt) => edit(place, replyId, reply, askedAt),
  };
}

type Form = {
  /** Without markup, since Telegram could not parse it. */
  readonly asPlainText?: boolean;
  /** To the supergroup that the group has become, where the answered message has another id. */
  readonly isMoved?: boolean;
};

const moved = ({ messageId }: Place, chatId: number): Place => ({ chatId, messageId });

const contentOf = ({ html, buttons }: Rendered, { asPlainText = false }: Form) => ({
  ...(asPlainText ? { text: plain(html) } : { text: html, parse_mode: "HTML" as const }),
  reply_markup: { inline_keyboard: buttons.map((row) => [...row]) },
});
