import { bold, escapeHtml } from "@memory/shared/telegram/html";
import type { Content } from "@memory/shared/telegram/message-form";
import type { Ports } from "../../ports.ts";
import { countTags, type TagCount } from "../../tweets/count-tags.ts";
import { replaceTag } from "../../tweets/replace-tag.ts";
import type { Words } from "../../words/words.ts";
import type { AskedMessage } from "../asked.ts";
import { shownTag } from "../tag-words.ts";

/** Begins the message that asks for a tag's new name, in every language; the tag follows in the same line. */
const mark = "✏️ ";

export const newNameAsked = ({ tag }: TagCount, words: Words): Content => ({
  html: `${mark}${bold(escapeHtml(shownTag(tag)))}\n${escapeHtml(words.tags.askName)}`,
  asks: words.tags.nameHint,
});

/** Renames the tag whose new name a message of the bot asked for; false if the message replies to another. */
export async function answerNewName(asked: AskedMessage, ports: Ports): Promise<boolean> {
  const { argument = "", repliesTo } = asked.command;
  const [head = ""] = (repliesTo?.text ?? "").split("\n");
  if (!head.startsWith(mark)) return false;
  const all = await countTags(asked.userId, ports.archive);
  const old = all.find(({ tag }) => shownTag(tag) === head.slice(mark.length));
  await renameTag(asked, old, argument, ports);
  return true;
}

/** Renames a tag everywhere, or tells that there is none. */
export async function renameTag(
  asked: AskedMessage,
  old: TagCount | undefined,
  name: string,
  ports: Ports,
): Promise<void> {
  const { userId, words, command, receivedAt, updateId, traceId, languageCode } = asked;
  const by = name.replace(/^[#＃\s]+/u, "").replaceAll(/\s+/g, " ");
  if (old === undefined || by === "")
    return void (await ports.answers.say(command, { html: words.tags.unknown }));
  const change = { asked: { at: receivedAt, updateId }, traceId, languageCode };
  const count = await replaceTag({ userId, key: old.key, by, ...change }, ports);
  const html = escapeHtml(words.tags.renamed(shownTag(old.tag), shownTag(by), count));
  await ports.answers.say(command, { html: `🏷 ${html}` });
}
