import type { CommandReceived } from "@memory/shared/contracts/command-received";
import type { MirrorHosts } from "@memory/shared/contracts/links/hosts";
import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import { type Command, maxArgumentLength } from "./command-in-message.ts";
import { linksIn } from "./links-in-message.ts";
import { topicOf } from "./requests-for-links.ts";
import type { Content, Message } from "./telegram-update.ts";

type Asked = Extract<CommandReceived["command"], { kind: "message" }>;
type Bot = { readonly botName: string; readonly mirrorHosts?: MirrorHosts };

/** What a message asks for that is no request to save its links. */
export function messageAsked(message: Message, command: Command | undefined, bot: Bot): Asked {
  const isPrivate = message.chat.type === "private";
  return {
    kind: "message",
    chatId: message.chat.id,
    messageId: message.message_id,
    isPrivate,
    ...omitUndefined({
      threadId: topicOf(message),
      command: command?.name,
      argument: command === undefined && isPrivate ? writtenIn(message) : command?.argument,
      repliesTo: repliedTo(message, bot),
      document: documentIn(message),
    }),
  };
}

function writtenIn({ text, caption }: Content): string | undefined {
  const written = (text ?? caption ?? "").trim().slice(0, maxArgumentLength);
  return written === "" ? undefined : written;
}

function repliedTo(
  { reply_to_message: replied }: Message,
  { botName, mirrorHosts }: Bot,
): Asked["repliesTo"] {
  if (replied?.message_id === undefined) return undefined;
  const { message_id: messageId, from, reply_markup } = replied;
  const isOurs = from?.is_bot === true && from.username?.toLowerCase() === botName.toLowerCase();
  const buttons = (reply_markup?.inline_keyboard ?? [])
    .flat()
    .flatMap(({ callback_data }) => callback_data ?? []);
  const tweetIds = linksIn(replied, mirrorHosts).flatMap(({ tweetId }) => tweetId ?? []);
  return {
    messageId,
    isOurs,
    ...(isOurs && buttons.length > 0 ? { buttons: buttons.slice(0, 100) } : {}),
    ...(isOurs ? omitUndefined({ text: writtenIn(replied) }) : {}),
    ...(tweetIds.length > 0 ? { tweetIds: tweetIds.slice(0, 50) } : {}),
  };
}

function documentIn({ document }: Message): Asked["document"] {
  if (document === undefined) return undefined;
  const { file_id: fileId, file_name: name, mime_type: type, file_size: bytes } = document;
  return { fileId, ...omitUndefined({ name, type, bytes }) };
}
