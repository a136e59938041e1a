import type { Ports } from "../../ports.ts";
import { restoreTweet } from "../../tweets/restore-tweet.ts";
import type { AskedMessage } from "../asked.ts";
import { changeOf } from "../change-of.ts";
import { tweetLink } from "../labels/tweet-link.ts";
import { trashMessage, trashShown } from "../trash/trash-message.ts";
import { aboutTweet } from "./about-tweet.ts";
import { inPrivate } from "./in-private.ts";

/** /undo in reply to a deleted tweet or with its link brings it back; alone, it shows what was deleted last. */
export const answerUndo = aboutTweet(
  (asked, tweetId, ports) =>
    restoreTweet(changeOf(asked, tweetId), ports, async (outcome) => {
      const html = `${asked.words.base.pressed[outcome]} ${tweetLink(tweetId)}`;
      await ports.answers.say(asked.command, { html });
    }),
  inPrivate(() => "undo", showTrash),
);

export async function showTrash(
  { userId, words, command }: AskedMessage,
  { archive, answers }: Ports,
): Promise<void> {
  const { tweets } = await archive.trashed({ userId, limit: trashShown });
  await answers.say(command, trashMessage(userId, tweets.slice(0, trashShown), words));
}
