import type { Ports } from "../../ports.ts";
import { countTags } from "../../tweets/count-tags.ts";
import { type Labels, noteTweet, tagTweet } from "../../tweets/label-tweet.ts";
import type { AskedMessage } from "../asked.ts";
import { changeOf } from "../change-of.ts";
import { tagsAlone } from "../tag-words.ts";
import { notePanel } from "./note-panel.ts";
import { tagPanel } from "./tag-panel.ts";

/** Adds the tags that a person wrote, and shows all that the tweet has, but not to a group. */
export const tagByWords = (
  asked: AskedMessage,
  tweetId: string,
  add: readonly string[],
  ports: Ports,
): Promise<void> =>
  tagTweet(changeOf(asked, tweetId), { add }, ports, async (labels) => {
    const { userId, words } = asked;
    if (labels === undefined) return sayNotKept(asked, ports);
    if (!asked.command.isPrivate) return sayLabelled(asked, ports);
    const others = (await countTags(userId, ports.archive)).map(({ tag }) => tag);
    const panel = tagPanel({ userId, tweetId, labels, others }, words);
    await ports.answers.say(asked.command, panel);
  });

/** Sets the note that a person wrote, and shows it, but not to a group. Words that are tags alone are tags. */
export async function labelByWords(
  asked: AskedMessage,
  tweetId: string,
  text: string,
  ports: Ports,
): Promise<void> {
  const tags = tagsAlone(text);
  if (tags !== undefined) return tagByWords(asked, tweetId, tags, ports);
  await noteTweet(changeOf(asked, tweetId), text, ports, (labels) => {
    if (labels === undefined) return sayNotKept(asked, ports);
    if (!asked.command.isPrivate) return sayLabelled(asked, ports);
    return sayNote(asked, tweetId, labels, ports);
  });
}

export async function sayNote(
  { userId, words, command }: AskedMessage,
  tweetId: string,
  { note }: Labels,
  { answers }: Pick<Ports, "answers">,
): Promise<void> {
  await answers.say(command, notePanel({ userId, tweetId, note }, words));
}

export async function sayNotKept(
  { words, command }: AskedMessage,
  { answers }: Pick<Ports, "answers">,
): Promise<void> {
  await answers.say(command, { html: words.labels.notKept });
}

/** In a group everybody would see the note, and which tags the person uses elsewhere. */
async function sayLabelled(
  { words, command }: AskedMessage,
  { answers }: Pick<Ports, "answers">,
): Promise<void> {
  await answers.say(command, { html: words.labels.labelled });
}
