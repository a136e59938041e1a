import { TweetId } from "@memory/shared/contracts/tweet";
import { knownCopies } from "../../tweets/copies/known-copies.ts";
import { randomTweet } from "../../tweets/random-tweet.ts";
import type { PressHandler } from "../asked.ts";
import { renderTweet } from "../tweets/render-tweet.ts";
import { editPressed } from "./pressed-message.ts";

/** Shows another tweet in place of this one: `[tweetId]`. */
export const showAnother: PressHandler = async (press, [shown], ports) => {
  const { userId, receivedAt: now, words } = press;
  const after = TweetId.safeParse(shown).data;
  const kept = await randomTweet({ userId, after, now }, ports);
  if (kept === undefined) return words.random.only;
  const copies = await knownCopies(kept.tweet.id, ports.copies);
  return editPressed(press, renderTweet(userId, { kept, copies, back: "r" }, words), ports);
};
