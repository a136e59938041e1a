import { labelsOf } from "../../tweets/label-tweet.ts";
import { labelByWords, sayNote, sayNotKept } from "../labels/label-by-words.ts";
import { withoutLinks } from "../tweet-meant.ts";
import { aboutTweet } from "./about-tweet.ts";
import { offerPrivateChat } from "./in-private.ts";

/**
 * /note with words sets the note of a tweet; without, it shows the note and asks for one: in a private chat alone,
 * since a group would read it.
 */
export const answerNote = aboutTweet(async (asked, tweetId, ports) => {
  const text = withoutLinks(asked.command.argument);
  if (text !== "") return labelByWords(asked, tweetId, text, ports);
  if (!asked.command.isPrivate) return offerPrivateChat(asked, "list", ports);
  const labels = await labelsOf({ userId: asked.userId, tweetId }, ports.archive);
  if (labels === undefined) return sayNotKept(asked, ports);
  await sayNote(asked, tweetId, labels, ports);
});
