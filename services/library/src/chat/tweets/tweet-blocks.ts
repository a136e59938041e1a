import type { KeptWhole } from "@memory/archive/archive";
import type { Post, RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import { anchor, bold, escapeHtml } from "@memory/shared/telegram/html";
import { shownLine, shownText } from "@memory/shared/telegram/shown-text";
import type { KnownCopies } from "../../tweets/copies/known-copies.ts";
import type { RelatedTweet } from "../../words/item/words.ts";
import type { Words } from "../../words/words.ts";
import type { Block } from "./blocks.ts";
import { lacksOf } from "./lacks.ts";
import { articleBlocks, mediaBlocks, noteBlocks, pollBlocks } from "./part-blocks.ts";
import { isolated, nameOf } from "./shown-name.ts";

/** Everything that is kept of a tweet, as the paragraphs of a message. */
export function tweetBlocks(
  { claim, item, tweet }: KeptWhole,
  copies: KnownCopies,
  words: Words,
): Block[] {
  const { quoted, replyContext } = tweet;
  return [
    ...related("parent", replyContext, copies, words),
    {
      html: [byline(tweet, words), context(tweet, words)].filter((part) => part !== "").join("\n"),
    },
    ...partBlocks(tweet, copies, words),
    ...related("quote", quoted, copies, words),
    ...threadBlocks(tweet, copies, words),
    ...ownBlocks({ claim, item, tweet }, words),
  ].filter(({ html, text = "" }) => html !== "" || text !== "");
}

const byline = ({ author, url, postedAt }: Post, words: Words): string => {
  const who = `${isolated(bold(escapeHtml(nameOf(author))))} ${anchor(url, escapeHtml(`@${author.handle}`))}`;
  return postedAt === undefined ? who : `${who} · ${escapeHtml(words.list.formatDay(postedAt))}`;
};

function context(
  { inReplyTo, replyContext, repostedBy, sensitive, edits }: Tweet,
  words: Words,
): string {
  const { item } = words;
  const facts = [
    inReplyTo?.handle === undefined || replyContext?.kind === "found"
      ? []
      : item.repliesTo(inReplyTo.handle),
    repostedBy === undefined ? [] : item.repostedBy(repostedBy.handle),
    sensitive === true ? item.sensitive : [],
    edits?.isStale === true ? item.oldEdition : [],
  ].flat();
  return escapeHtml(facts.join(" · "));
}

/** What a post says and shows itself. */
const partBlocks = (post: Post, copies: KnownCopies, words: Words, isQuote = false): Block[] =>
  [
    { html: "", text: shownText(post.text).trim() },
    ...articleBlocks(post, words),
    ...pollBlocks(post, words),
    ...mediaBlocks(post, copies, words),
    ...noteBlocks(post, words),
  ].map((block) => ({ ...block, isQuote }));

function related(
  of: RelatedTweet,
  post: RelatedPost | undefined,
  copies: KnownCopies,
  words: Words,
): Block[] {
  if (post?.kind !== "found") return [];
  const title = of === "quote" ? words.item.quotes : words.item.answers;
  const head = { html: `${escapeHtml(title)} ${byline(post, words)}`, isQuote: true };
  return [head, ...partBlocks(post, copies, words, true)];
}

function threadBlocks({ id, thread }: Tweet, copies: KnownCopies, words: Words): Block[] {
  if (thread === undefined) return [];
  const blocks = thread.flatMap((post, index): Block[] => {
    const place = `${bold(`${index + 1}/${thread.length}`)} `;
    if (post.kind === "absent")
      return [{ html: `${place}⚠️ ${escapeHtml(words.item.absent("thread", post.why))}` }];
    if (post.id === id) return [{ html: `${place}<i>${escapeHtml(words.item.thisTweet)}</i>` }];
    const [text, ...parts] = partBlocks(post, copies, words);
    return [{ html: place, text: text?.text ?? "" }, ...parts];
  });
  return [{ html: `🧵 ${bold(escapeHtml(words.item.thread(thread.length)))}` }, ...blocks];
}

/** What the person added, what is missing, and when and where it was saved. */
function ownBlocks({ claim, item, tweet }: KeptWhole, words: Words): Block[] {
  const { Tags, Note, GoneAt } = claim;
  const { chatTitle, forwardedFrom } = item.From;
  const found = [
    words.item.savedOn(words.list.formatDay(item.Timestamp)),
    chatTitle === undefined ? [] : words.item.foundIn(shownLine(chatTitle)),
    forwardedFrom === undefined ? [] : words.item.forwardedFrom(shownLine(forwardedFrom)),
  ].flat();
  const lacks = lacksOf(tweet, words).map((lack) => `⚠️ ${lack}`);
  const tags = Tags.map((tag) => `#${shownLine(tag).replace(/^#/, "")}`).join(" ");
  return [
    Note === undefined ? [] : { html: `📝 ${escapeHtml(words.item.note)} `, text: shownText(Note) },
    tags === "" ? [] : { html: "🏷 ", text: tags },
    GoneAt === undefined
      ? []
      : { html: `🕯 ${escapeHtml(words.item.gone(words.list.formatDay(GoneAt)))}` },
    lacks.length === 0 ? [] : { html: "", text: lacks.join("\n") },
    { html: `<i>${escapeHtml(found.join(" · "))}</i>` },
  ].flat();
}
