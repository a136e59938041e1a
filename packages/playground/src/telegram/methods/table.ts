import type { Method } from "../calls/method.ts";
import { answerGuestQuery } from "./answer-guest-query.ts";
import { answerCallbackQuery, answerInlineQuery } from "./answers.ts";
import { deleteMessage } from "./deleting.ts";
import {
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
} from "./editing.ts";
import { getFile } from "./get-file.ts";
import { getMe } from "./get-me.ts";
import { deleteMyCommands, getMyCommands, setChatMenuButton, setMyCommands } from "./menus.ts";
import { setMessageReaction } from "./reactions.ts";
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from "./receiving.ts";
import { sendChatAction } from "./send-chat-action.ts";
import { sendAnimation, sendDocument, sendPhoto, sendVideo } from "./send-media.ts";
import { sendMediaGroup } from "./send-media-group.ts";
import { sendMessage } from "./send-message.ts";

const methods: Readonly<Record<string, Method>> = {
  answerCallbackQuery,
  answerGuestQuery,
  answerInlineQuery,
  deleteMessage,
  deleteMyCommands,
  deleteWebhook,
  editMessageCaption,
  editMessageMedia,
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
  sendMediaGroup,
  sendMessage,
  sendPhoto,
  sendVideo,
  setChatMenuButton,
  setMessageReaction,
  setMyCommands,
  setWebhook,
};

const byLowerCase = new Map(
  Object.entries(methods).map(([name, method]) => [name.toLowerCase(), { name, method }]),
);

/** Finds a method by name, ignoring case. */
export const findMethod = (name: string) => byLowerCase.get(name.toLowerCase());
