import { encodeCallbackData } from "@memory/shared/contracts/callback-data";
import { trashTweet } from "../../tweets/trash-tweet.ts";
import { changeOf } from "../change-of.ts";
import { tweetLink } from "../labels/tweet-link.ts";
import { aboutTweet } from "./about-tweet.ts";

/** /delete in reply to a message about a tweet, or with its link. */
export const answerDelete = aboutTweet(async (asked, tweetId, ports) => {
  const { userId: owner, words, command } = asked;
  const undo = encodeCallbackData({ action: "undo", owner, tweetId });
  await trashTweet(changeOf(asked, tweetId), ports, async (outcome) => {
    const html = `${words.base.pressed[outcome]} ${tweetLink(tweetId)}`;
    const isGone = outcome === "deleted" || outcome === "already-deleted";
    const buttons = isGone ? [[{ text: words.trash.undo, callback_data: undo }]] : [];
    await ports.answers.say(command, { html, buttons });
  });
});
