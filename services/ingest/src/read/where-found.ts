import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Content, Message } from "./telegram-update.ts";

/** The chat in which the links were sent, and whom the message was forwarded from. */
export function whereFound(message: Message, source: Content): TweetRequested["from"] {
  const { title } = message.chat;
  const origin = source.forward_origin;
  const forwardedFrom = origin === undefined ? undefined : nameIn(origin);
  return {
    ...(title === undefined ? {} : { chatTitle: title }),
    ...(forwardedFrom === undefined ? {} : { forwardedFrom }),
    ...(origin === undefined ? {} : { forwardedDate: new Date(origin.date * 1000).toISOString() }),
  };
}

function nameIn(origin: NonNullable<Content["forward_origin"]>): string | undefined {
  const { sender_user: user, sender_user_name, sender_chat, chat } = origin;
  const fullName = user && [user.first_name, user.last_name].filter(Boolean).join(" ");
  return fullName ?? sender_user_name ?? sender_chat?.title ?? chat?.title;
}
