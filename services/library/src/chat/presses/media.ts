import { TweetId } from "@memory/shared/contracts/tweet";
import { knownCopies } from "../../tweets/copies/known-copies.ts";
import type { PressHandler } from "../asked.ts";
import { mediaToSend } from "../tweets/media-to-send.ts";
import { unsentMessage } from "../tweets/unsent-message.ts";

/**
 * Sends the pictures and videos of an opened tweet below it: `[tweetId]`. Telegram is given our copies, which may
 * take minutes: so the press is answered first, and what could not be sent is told in a message.
 */
export const sendMedia: PressHandler = async (press, [id], ports, { signal, detach }) => {
  const { archive, answers, copies } = ports;
  const { userId, words, command } = press;
  const { chatId, messageId } = command;
  const tweetId = TweetId.safeParse(id).data;
  if (chatId === undefined || messageId === undefined || tweetId === undefined)
    return words.base.pressed.outdated;
  const kept = await archive.open({ userId, tweetId });
  if (kept === undefined) return words.item.shown.notKept;
  const media = mediaToSend(kept.tweet, await knownCopies(tweetId, copies));
  await answers.answerPress(command.queryId);
  detach();
  signal.throwIfAborted();
  const place = { chatId, messageId };
  const unsent = await answers.sendMedia(place, media, signal);
  if (unsent.length > 0) await answers.say(place, await unsentMessage(unsent, ports, words));
  return null;
};
