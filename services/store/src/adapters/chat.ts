import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import { plain } from "@memory/shared/telegram/html";
import type { Chat, Said } from "../ports.ts";
import type { Place } from "../reply/protocol/reply-row.ts";
import type { Rendered } from "../reply/render/render-reply.ts";

/** Replies through the Bot API: silent, without previews, in the topic of the message. */
export function createChat({ api, call }: Telegram, log: Log): Chat {
  const say = async (place: Place, reply: Rendered, form: Form = {}): Promise<Said> => {
    const said = await call(place.chatId, () =>
      api.sendMessage({
        chat_id: place.chatId,
        ...content(reply, form),
        ...(place.threadId === undefined ? {} : { message_thread_id: place.threadId }),
        ...(form.isMoved ? {} : { reply_parameters: answering(place) }),
        disable_notification: true,
      }),
    );
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
    form: Form = {},
  ): Promise<Said> => {
    const edited = await call(place.chatId, () =>
      api.editMessageText({ chat_id: place.chatId, message_id: replyId, ...content(reply, form) }),
    );
    if (edited.kind === "ok" || edited.why === "not-modified") return { kind: "shown", replyId };
    const { why, description, movedTo } = edited;
    log.warn({ why, description }, "edit not taken as it was");
    // What the group was told stays behind with it; the supergroup is told anew.
    if (movedTo !== undefined) {
      return say(moved(place, movedTo), reply, { ...form, isMoved: true });
    }
    if (why === "cannot-parse" && !form.asPlainText) {
      return edit(place, replyId, reply, { asPlainText: true });
    }
    return { kind: "unreachable", why };
  };

  return {
    say: (place, reply) => say(place, reply),
    edit: (place, replyId, reply) => edit(place, replyId, reply),
  };
}

/** `isMoved`: to a supergroup, which counts its messages anew; the one answered has no number there. */
type Form = { readonly asPlainText?: boolean; readonly isMoved?: boolean };

const moved = ({ messageId }: Place, chatId: number): Place => ({ chatId, messageId });

const answering = ({ messageId }: Place) => ({
  message_id: messageId,
  allow_sending_without_reply: true,
});

const content = ({ html, buttons }: Rendered, { asPlainText = false }: Form) => ({
  ...(asPlainText ? { text: plain(html) } : { text: html, parse_mode: "HTML" as const }),
  link_preview_options: { is_disabled: true },
  reply_markup: { inline_keyboard: buttons.map((row) => [...row]) },
});
