import { tagKey } from "@memory/archive/rows/labels";
import type { Ports } from "../../ports.ts";
import { countTags } from "../../tweets/count-tags.ts";
import { labelsOf } from "../../tweets/label-tweet.ts";
import type { AskedMessage } from "../asked.ts";
import { sayNotKept, tagByWords } from "../labels/label-by-words.ts";
import { tagPanel } from "../labels/tag-panel.ts";
import { tagsAlone } from "../tag-words.ts";
import { renameTag } from "../tags/new-name.ts";
import { tagList } from "../tags/tag-list.ts";
import { tagPage } from "../tags/tag-page.ts";
import { withoutLinks } from "../tweet-meant.ts";
import { aboutTweet } from "./about-tweet.ts";
import { inPrivate, offerPrivateChat } from "./in-private.ts";
import { startPayload } from "./start-payload.ts";

/**
 * /tags in reply to a tweet shows its tags or, with tags behind it, adds them. Otherwise it shows all tags,
 * one that is named, or renames the first of two.
 */
export const answerTags = aboutTweet(
  async (asked, tweetId, ports) => {
    const { userId, words, command } = asked;
    const text = withoutLinks(command.argument);
    if (text !== "")
      return tagByWords(asked, tweetId, tagsAlone(text) ?? text.split(/[\s,]+/u), ports);
    if (!command.isPrivate) return offerPrivateChat(asked, "tags", ports);
    const labels = await labelsOf({ userId, tweetId }, ports.archive);
    if (labels === undefined) return sayNotKept(asked, ports);
    const others = (await countTags(userId, ports.archive)).map(({ tag }) => tag);
    await ports.answers.say(command, tagPanel({ userId, tweetId, labels, others }, words));
  },
  inPrivate(({ command }) => startPayload("tags", command.argument), answerAllTags),
);

/** Shows all tags, or the one that is named; changes nothing. */
export const showTags = (asked: AskedMessage, ports: Ports): Promise<void> => {
  const [old] = namesIn(asked);
  return answerTagsNamed(asked, { old, name: undefined }, ports);
};

function answerAllTags(asked: AskedMessage, ports: Ports): Promise<void> {
  const [old, name] = namesIn(asked);
  return answerTagsNamed(asked, { old, name }, ports);
}

const namesIn = ({ command: { argument = "" } }: AskedMessage): string[] =>
  argument.split(/[\s,]+/u).filter((word) => word !== "");

type Named = { readonly old: string | undefined; readonly name: string | undefined };

async function answerTagsNamed(
  asked: AskedMessage,
  { old, name }: Named,
  ports: Ports,
): Promise<void> {
  const { userId, words, command } = asked;
  const all = await countTags(userId, ports.archive);
  if (old === undefined) {
    const list = tagList(all, { userId, choice: "all", page: 0 }, words);
    return void (await ports.answers.say(command, list));
  }
  const found = all.find(({ key }) => key === tagKey(old.replace(/^[#＃]+/u, "")));
  if (name !== undefined) return renameTag(asked, found, name, ports);
  const page = found === undefined ? { html: words.tags.unknown } : tagPage(userId, found, words);
  await ports.answers.say(command, page);
}
