import { TweetId } from "@memory/shared/contracts/tweet";
import type { PressHandler } from "../asked.ts";
import { mediaToSend } from "../tweets/media-to-send.ts";

/** Sends the pictures and videos of an opened tweet below it: `[tweetId]`. */
export const sendMedia: PressHandler = async (press, [id], { archive, answers }) => {
  const { userId, words, command } = press;
  const { chatId, messageId } = command;
  const tweetId = TweetId.safeParse(id).data;
  if (chatId === undefined || messageId === undefined || tweetId === undefined)
    return words.base.pressed.outdated;
  const kept = await archive.open({ userId, tweetId });
  if (kept === undefined) return words.item.shown.notKept;
  const isSent = await answers.sendMedia({ chatId, messageId }, mediaToSend(kept.tweet));
  return isSent ? undefined : words.item.shown.mediaRefused;
};
