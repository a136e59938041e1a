import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import { type Form, fieldsOf, plainerForm } from "@memory/shared/telegram/message-form";
import type { Place } from "@memory/shared/telegram/place";
import type { Refusal } from "@memory/shared/telegram/refusals";
import { send } from "@memory/shared/telegram/send";
import type { ReplyChat, Said } from "../ports.ts";
import type { Rendered } from "../reply/render/rendered.ts";
import { createGuestChat } from "./guest-chat.ts";

/** Replies through the Bot API: silent, without previews, in the topic of the message. */
export function createChat(telegram: Telegram, log: Log): ReplyChat {
  const { api, call } = telegram;

  const say = async (place: Place, reply: Rendered): Promise<Said> => {
    const answer = { ...reply, isSilent: true, reaction: reactionFor(reply) };
    const sent = await send(telegram, place, answer, log);
    if (sent.kind === "refused") return { kind: "unreachable", why: sent.why };
    const { messageId: replyId, place: moved } = sent;
    return { kind: "shown", replyId, ...(moved === undefined ? {} : { place: moved }) };
  };

  const guests = createGuestChat(telegram, log);

  const edit = async (
    place: Place,
    replyId: number,
    reply: Rendered,
    askedAt: string | undefined,
    form: Form = "html",
  ): Promise<Said> => {
    const { chatId: chat_id } = place;
    const edited = await call(chat_id, () =>
      api.editMessageText({ ...fieldsOf(reply, form), chat_id, message_id: replyId }),
    );
    if (edited.kind === "ok" || edited.why === "not-modified") return { kind: "shown", replyId };
    const { why, description, movedTo } = edited;
    log.warn({ why, description }, "edit not taken as it was");
    const plainer = movedTo === undefined ? plainerForm(form, why) : undefined;
    if (plainer !== undefined) return edit(place, replyId, reply, askedAt, plainer);
    return isSaidAnew(edited, askedAt) ? say(place, reply) : { kind: "unreachable", why };
  };

  return {
    say: (place, reply) =>
      place.guestQueryId === undefined ? say(place, reply) : guests.say(place.guestQueryId, reply),
    edit: (place, replyId, reply, askedAt) =>
      typeof replyId === "string"
        ? guests.edit(replyId, reply)
        : edit(place, replyId, reply, askedAt),
  };
}

/**
 * A reply that was deleted, by hand or by the chat's timer, or that cannot be edited any more, is sent
 * anew, unless nobody asked for the work: then nobody waits for it. The messages of a group that became a
 * supergroup cannot be edited, but its people did not delete them.
 */
const isSaidAnew = ({ why, movedTo }: Refusal, askedAt: string | undefined): boolean =>
  movedTo !== undefined ||
  (askedAt !== undefined &&
    (why === "message-not-found" || why === "topic-not-found" || why === "rejected"));

/** Only the reply to a tweet that is kept has buttons that change something. */
const reactionFor = ({ html, buttons }: Rendered): string => {
  if (buttons.flat().some((button) => "callback_data" in button)) return "👌";
  return html.startsWith("⏳") ? "👀" : "🤷";
};
