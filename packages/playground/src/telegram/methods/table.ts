import type { Method } from "../calls/method.ts";
import { answerCallbackQuery, answerInlineQuery } from "./answers.ts";
import { deleteMessage, editMessageReplyMarkup, editMessageText } from "./editing.ts";
import { getFile } from "./get-file.ts";
import { getMe } from "./get-me.ts";
import { getMyCommands, setMyCommands } from "./menus.ts";
import { setMessageReaction } from "./reactions.ts";
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from "./receiving.ts";
import { sendChatAction } from "./send-chat-action.ts";
import { sendAnimation, sendDocument, sendPhoto, sendVideo } from "./send-media.ts";
import { sendMessage } from "./send-message.ts";

const methods: Readonly<Record<string, Method>> = {
  answerCallbackQuery,
  answerInlineQuery,
  deleteMessage,
  deleteWebhook,
  editMessageReplyMarkup,
  editMessageText,
  getFile,
  getMe,
  getMyCommands,
  getUpdates,
  getWebhookInfo,
  sendAnimation,
  sendChatAction,
  sendDocument,
  sendMessage,
  sendPhoto,
  sendVideo,
  setMessageReaction,
  setMyCommands,
  setWebhook,
};

const byLowerCase = new Map(
  Object.entries(methods).map(([name, method]) => [name.toLowerCase(), { name, method }]),
);

/** Finds a method by name, ignoring case. */
export const findMethod = (name: string) => byLowerCase.get(name.toLowerCase());
