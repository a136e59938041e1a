import { escapeHtml } from "@memory/shared/telegram/html";
import type { Ports } from "../../ports.ts";
import { countTags, type TagCount } from "../../tweets/count-tags.ts";
import { findTweets } from "../../tweets/find-tweets.ts";
import { replaceTag } from "../../tweets/replace-tag.ts";
import type { AskedPress, PressHandler } from "../asked.ts";
import { hitsPerPage } from "../commands/search.ts";
import { tidyQuery } from "../search/query-line.ts";
import { renderSearch } from "../search/render-search.ts";
import { shownTag, tagCode } from "../tag-words.ts";
import { newNameAsked } from "../tags/new-name.ts";
import { tagList } from "../tags/tag-list.ts";
import { removalAsked, tagPage } from "../tags/tag-page.ts";
import { editPressed, sayUnder } from "./pressed-message.ts";

/** Shows a page of all tags, or of those used once: `[choice, page]`. */
export const turnTags: PressHandler = async (press, [choice, page = "0"], ports) => {
  const { userId, words } = press;
  const all = await countTags(userId, ports.archive);
  const shown = {
    userId,
    choice: choice === "once" ? ("once" as const) : ("all" as const),
    page: Number.parseInt(page, 10) || 0,
  };
  return editPressed(press, tagList(all, shown, words), ports);
};

/** Shows one tag: `[code]`. */
export const openTag = onTag((press, tag, ports) =>
  editPressed(press, tagPage(press.userId, tag, press.words), ports),
);

/** Shows the tweets that have the tag, as a search does: `[code]`. */
export const showTagged = onTag(async (press, { tag }, ports) => {
  const { userId, words } = press;
  const query = tidyQuery(`tag:${/\s/.test(tag) ? `"${tag}"` : tag}`);
  const page = await findTweets({ userId, query, offset: 0, limit: hitsPerPage }, ports);
  return sayUnder(press, renderSearch(userId, page, words), ports);
});

/** Asks for a new name: `[code]`. */
export const askNewName = onTag((press, tag, ports) =>
  sayUnder(press, newNameAsked(tag, press.words), ports),
);

/** Asks whether the tag shall be removed everywhere: `[code]`. */
export const askRemoval = onTag((press, tag, ports) =>
  editPressed(press, removalAsked(press.userId, tag, press.words), ports),
);

/** Removes the tag everywhere: `[code]`. */
export const removeTagEverywhere = onTag(async (press, { tag, key }, ports) => {
  const { userId, words, receivedAt, updateId, traceId, languageCode } = press;
  const change = { asked: { at: receivedAt, updateId }, traceId, languageCode };
  const count = await replaceTag({ userId, key, by: undefined, ...change }, ports);
  const html = `🏷 ${escapeHtml(words.tags.removed(shownTag(tag), count))}`;
  return editPressed(press, { html }, ports);
});

type OnTag = (press: AskedPress, tag: TagCount, ports: Ports) => Promise<string | undefined>;

function onTag(run: OnTag): PressHandler {
  return async (press, [code], ports) => {
    const all = await countTags(press.userId, ports.archive);
    const tag = all.find((one) => tagCode(one.tag) === code);
    return tag === undefined ? press.words.tags.unknown : run(press, tag, ports);
  };
}
