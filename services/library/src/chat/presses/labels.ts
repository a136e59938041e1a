import { TweetId } from "@memory/shared/contracts/tweet";
import type { Ports } from "../../ports.ts";
import { countTags } from "../../tweets/count-tags.ts";
import { type Labels, labelsOf, noteTweet, tagTweet } from "../../tweets/label-tweet.ts";
import type { AskedPress, PressHandler } from "../asked.ts";
import { changeOf } from "../change-of.ts";
import { notePanel } from "../labels/note-panel.ts";
import { tagPanel } from "../labels/tag-panel.ts";
import { tagCode } from "../tag-words.ts";
import { editPressed, sayUnder } from "./pressed-message.ts";

/** Shows the tags of a tweet in a message of its own: `[tweetId]`. */
export const openTags = onTweet(async (press, tweetId, _, ports) => {
  const labels = await labelsOf({ userId: press.userId, tweetId }, ports.archive);
  if (labels === undefined) return press.words.base.pressed.unknown;
  return sayUnder(press, await panelFor(press, tweetId, labels, ports), ports);
});

/** Shows the note of a tweet, and asks for one: `[tweetId]`. */
export const openNote = onTweet(async (press, tweetId, _, ports) => {
  const { userId, words } = press;
  const labels = await labelsOf({ userId, tweetId }, ports.archive);
  if (labels === undefined) return words.base.pressed.unknown;
  return sayUnder(press, notePanel({ userId, tweetId, note: labels.note }, words), ports);
});

/** Removes the note: `[tweetId]`. */
export const removeNote = onTweet(async (press, tweetId, _, ports) => {
  const { userId, words } = press;
  let told: string = words.base.pressed.unknown;
  await noteTweet(changeOf(press, tweetId), null, ports, async (labels) => {
    if (labels === undefined) return;
    told = words.labels.note.removed;
    await editPressed(press, notePanel({ userId, tweetId, note: undefined }, words), ports);
  });
  return told;
});

/** Removes a tag: `[tweetId, code]`. */
export const removeTag = onTweet((press, tweetId, code, ports) =>
  changeTags(press, tweetId, ports, ({ tags }) => ({
    remove: tags.filter((tag) => tagCode(tag) === code),
  })),
);

/** Adds a tag that the person uses elsewhere: `[tweetId, code]`. */
export const addTag = onTweet(async (press, tweetId, code, ports) => {
  const all = await countTags(press.userId, ports.archive);
  const add = all.flatMap(({ tag }) => (tagCode(tag) === code ? [tag] : []));
  return changeTags(press, tweetId, ports, () => ({ add }));
});

async function changeTags(
  press: AskedPress,
  tweetId: string,
  ports: Ports,
  change: (labels: Labels) => { add?: string[]; remove?: string[] },
): Promise<string | undefined> {
  const before = await labelsOf({ userId: press.userId, tweetId }, ports.archive);
  let told: string | undefined = press.words.base.pressed.unknown;
  if (before === undefined) return told;
  await tagTweet(changeOf(press, tweetId), change(before), ports, async (labels) => {
    if (labels === undefined) return;
    told = undefined;
    await editPressed(press, await panelFor(press, tweetId, labels, ports), ports);
  });
  return told;
}

async function panelFor(press: AskedPress, tweetId: string, labels: Labels, { archive }: Ports) {
  const { userId, words } = press;
  const others = (await countTags(userId, archive)).map(({ tag }) => tag);
  return tagPanel({ userId, tweetId, labels, others }, words);
}

type OnTweet = (
  press: AskedPress,
  tweetId: string,
  code: string,
  ports: Ports,
) => Promise<string | undefined>;

function onTweet(run: OnTweet): PressHandler {
  return async (press, [id, code = ""], ports) => {
    const tweetId = TweetId.safeParse(id).data;
    if (tweetId === undefined) return press.words.base.pressed.outdated;
    return run(press, tweetId, code, ports);
  };
}
