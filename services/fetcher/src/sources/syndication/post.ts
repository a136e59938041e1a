import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Media, MissingPart, Post } from "@memory/shared/contracts/tweet";
import { articleOf } from "../../tweet/article/article.ts";
import { isArticleLink } from "../../tweet/article/article-link.ts";
import { languageOf } from "../../tweet/language.ts";
import { avatarUrl } from "../../tweet/media-url.ts";
import { postedAt } from "../../tweet/posted-at.ts";
import type { TextLink } from "../../tweet/text/link-spans.ts";
import { tweetText } from "../../tweet/text/tweet-text.ts";
import { cardParts } from "./card/card-parts.ts";
import { isPresent } from "./is-present.ts";
import { syndicationMedia } from "./media.ts";
import type { SyndicationTweet } from "./schema.ts";

/**
 * One post without what belongs to it. `endsInPostId` is the id of another post that the text ends
 * with a link to. Undefined if the answer names no author, as it does when the account is gone or
 * suspended.
 */
export function syndicationPost(
  found: SyndicationTweet,
  readAt: string,
  quotedId?: string,
): { post: Post; endsInPostId: string | undefined } | undefined {
  const { id_str: id, user, card } = found;
  if (user === undefined) return undefined;
  const { media, isWhole: isMediaWhole } = syndicationMedia(found);
  const held = cardParts(card, readAt, expandedIn(found));
  const {
    text,
    endsInPostId,
    isWhole: isTextWhole,
  } = tweetText({
    text: found.text,
    isEscaped: true,
    range: found.display_text_range,
    rangeUnit: "utf-16",
    links: [...linksOf(found), ...cardLinks(found, held.card)],
    quotedId,
    hasMedia: found.mediaDetails.length > 0 || media.length > 0,
    knownLink: cardLink(found, held.card),
  });
  const read = typeof found.article === "object" ? articleOf(found.article) : undefined;
  const article = read?.article;
  const hasArticle = found.article !== undefined || isArticleLink(text);
  const missing: MissingPart[] = [];
  if (isPresent(found.note_tweet) || !isTextWhole) missing.push("text");
  if (hasArticle && article?.text === undefined) missing.push("article");
  missing.push(...held.missing.filter((part) => part !== "media"));
  const lacksMedia = [held.missing, read?.missing].some((parts) => parts?.includes("media"));
  if (!isMediaWhole || lacksMedia) missing.push("media");
  if (isPresent(found.has_birdwatch_notes ?? found.birdwatch_pivot)) missing.push("community-note");
  const post: Post = {
    id,
    url: `https://x.com/${user.screen_name}/status/${id}`,
    author: {
      handle: user.screen_name,
      name: user.name ?? user.screen_name,
      ...omitUndefined({ id: user.id_str, avatarUrl: avatarUrl(user.profile_image_url_https) }),
    },
    text,
    media: withoutRepeats([...media, ...held.media]),
    missing,
    ...omitUndefined({
      postedAt: postedAt(id, found.created_at),
      language: languageOf(found.lang),
      sensitive: found.possibly_sensitive,
      poll: held.poll,
      card: held.card,
      article,
      counts: countsOf(found, readAt),
      edits: editsOf(found),
    }),
  };
  return { post, endsInPostId: endsInPostId === id ? undefined : endsInPostId };
}

/** The card's own link, which leads to the card's page, if the entities do not describe it. */
function cardLinks({ card, entities }: SyndicationTweet, page: Post["card"]): TextLink[] {
  const literal = card === "unread" ? undefined : card?.url;
  const isDescribed = entities?.urls.some(({ url }) => url === literal);
  if (literal === undefined || isDescribed || page === undefined || page.url === literal) return [];
  return [{ kind: "url", literal, expanded: page.url }];
}

/** The t.co link that stays in the text: that of a card that leads to no page, or is not read. */
function cardLink({ text, card }: SyndicationTweet, page: Post["card"]): string | undefined {
  if (card === "unread") return /https?:\/\/t\.co\/\w+$/.exec(text.trimEnd())?.[0];
  return page === undefined ? card?.url : undefined;
}

/** A card's media can be the post's own. */
const withoutRepeats = (media: Media[]): Media[] =>
  media.filter(({ url }, index) => media.findIndex((other) => other.url === url) === index);

const linksOf = ({ entities }: SyndicationTweet) =>
  (["url", "media"] as const).flatMap((kind) =>
    (entities?.[kind === "url" ? "urls" : "media"] ?? []).map(({ url, expanded_url, indices }) => ({
      kind,
      literal: url,
      expanded: expanded_url,
      indices,
    })),
  );

const expandedIn =
  ({ entities }: SyndicationTweet) =>
  (shortLink: string): string | undefined =>
    entities?.urls.find(({ url }) => url === shortLink)?.expanded_url;

function countsOf(found: SyndicationTweet, readAt: string): Post["counts"] {
  const counts = omitUndefined({
    likes: found.favorite_count,
    reposts: found.retweet_count,
    quotes: found.quote_count,
    replies: found.conversation_count ?? found.reply_count,
  });
  return Object.keys(counts).length === 0 ? undefined : { ...counts, readAt };
}

/** An edition is stale if they say so, or if the list ends with another one. */
function editsOf({ id_str: id, edit_control, isStaleEdit }: SyndicationTweet): Post["edits"] {
  const ids = edit_control?.edit_tweet_ids ?? [];
  if (ids.length === 0) return undefined;
  const isNewerKnown = ids.includes(id) && ids.at(-1) !== id;
  return { ids, ...omitUndefined({ isStale: isNewerKnown || isStaleEdit }) };
}
