import type { Ports } from "../../ports.ts";
import type { AskedMessage } from "../asked.ts";
import { labelByWords } from "../labels/label-by-words.ts";
import { answerNewName } from "../tags/new-name.ts";
import { tweetMeant } from "../tweet-meant.ts";

/**
 * Answers words in reply to a message of the bot: they are tags or the note of the tweet that it shows, or
 * the new name that it asks for. False for any other reply, which is answered like words without one.
 */
export async function answerReply(asked: AskedMessage, ports: Ports): Promise<boolean> {
  const { argument, repliesTo } = asked.command;
  if (argument === undefined || repliesTo?.isOurs !== true) return false;
  if (await answerNewName(asked, ports)) return true;
  const meant = tweetMeant(asked);
  if (meant === "several")
    await ports.answers.say(asked.command, { html: asked.words.labels.several });
  else if (meant !== undefined) await labelByWords(asked, meant, argument, ports);
  return meant !== undefined;
}
