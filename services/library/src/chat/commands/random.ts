import { knownCopies } from "../../tweets/copies/known-copies.ts";
import { randomTweet } from "../../tweets/random-tweet.ts";
import type { CommandHandler } from "../asked.ts";
import { renderTweet } from "../tweets/render-tweet.ts";

/** /random: a tweet by chance, and a button for another one. */
export const answerRandom: CommandHandler = async (asked, ports) => {
  const { userId, receivedAt: now, command, words } = asked;
  const kept = await randomTweet({ userId, now }, ports);
  const content =
    kept === undefined
      ? { html: words.list.empty }
      : renderTweet(
          userId,
          { kept, copies: await knownCopies(kept.tweet.id, ports.copies), back: "r" },
          words,
        );
  await ports.answers.say(command, content);
};
