import { TweetId } from "@memory/shared/contracts/tweet";
import { restoreTweet } from "../../tweets/restore-tweet.ts";
import type { PressHandler } from "../asked.ts";
import { changeOf } from "../change-of.ts";
import { trashMessage, trashShown } from "../trash/trash-message.ts";
import { editPressed } from "./pressed-message.ts";

/** Brings a deleted tweet back, and shows what is left in the trash: `[tweetId]`. */
export const bringBack: PressHandler = async (press, [id], ports) => {
  const { userId, words } = press;
  const tweetId = TweetId.safeParse(id).data;
  if (tweetId === undefined) return words.base.pressed.outdated;
  let told: string = words.base.pressed.unknown;
  await restoreTweet(changeOf(press, tweetId), ports, async (outcome) => {
    told = words.base.pressed[outcome];
  });
  const { tweets } = await ports.archive.trashed({ userId, limit: trashShown });
  await editPressed(press, trashMessage(userId, tweets.slice(0, trashShown), words), ports);
  return told;
};
