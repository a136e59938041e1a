import { bold, escapeHtml } from "@memory/shared/telegram/html";
import type { Content } from "@memory/shared/telegram/message-form";
import type { TagCount } from "../../tweets/count-tags.ts";
import type { Words } from "../../words/words.ts";
import { pressData } from "../presses/press-data.ts";
import { shownTag, tagCode } from "../tag-words.ts";

/** One tag of a person, and what can be done with it everywhere. */
export function tagPage(userId: string, { tag, count }: TagCount, words: Words): Content {
  const { buttons, tweets } = words.tags;
  const press = (text: string, name: string) => ({
    text,
    callback_data: pressData(name, userId, tagCode(tag)),
  });
  return {
    html: `🏷 ${bold(escapeHtml(shownTag(tag)))} · ${escapeHtml(tweets(count))}`,
    buttons: [
      [press(buttons.show, "tagshow")],
      [press(buttons.rename, "tagren"), press(buttons.remove, "tagask")],
      [{ text: buttons.back, callback_data: pressData("tags", userId, "all", 0) }],
    ],
  };
}

/** Asks whether a tag shall be removed everywhere. */
export function removalAsked(userId: string, { tag, count }: TagCount, words: Words): Content {
  const { buttons, askRemove } = words.tags;
  const code = tagCode(tag);
  return {
    html: `🏷 ${escapeHtml(askRemove(shownTag(tag), count))}`,
    buttons: [
      [
        { text: buttons.yesRemove, callback_data: pressData("tagrm", userId, code) },
        { text: buttons.back, callback_data: pressData("tagm", userId, code) },
      ],
    ],
  };
}
