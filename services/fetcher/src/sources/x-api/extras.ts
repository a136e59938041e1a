import { maxTextLength } from "@memory/shared/contracts/bounded";
import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Post } from "@memory/shared/contracts/tweet";
import { isCardPage } from "../../tweet/card/card-page.ts";
import { mediaUrl, photoUrl } from "../../tweet/media-url.ts";
import { isoTime } from "../../tweet/posted-at.ts";
import { totalVotes } from "../../tweet/total-votes.ts";
import { xArticleMedia } from "./media.ts";
import type { XBody, XPost, XUrl } from "./schema.ts";
import { isMediaLink } from "./text.ts";

/** Undefined if the post has no poll, or the answer does not include all of the options. */
export function xPoll({ attachments }: XPost, { includes }: XBody): Post["poll"] {
  const [pollId] = attachments?.poll_ids ?? [];
  const poll = includes.polls.find(({ id }) => id === pollId);
  if (poll === undefined || poll.options.length < 2) return undefined;
  const positions = poll.options.flatMap(({ position }) => position ?? []);
  if (Math.max(...positions) > poll.options.length) return undefined;
  const options = poll.options
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .map(({ label, votes }) => ({ label, ...omitUndefined({ votes }) }));
  return {
    options,
    ...omitUndefined({
      totalVotes: totalVotes(options),
      endsAt: isoTime(poll.end_datetime),
      closed: poll.voting_status === undefined ? undefined : poll.voting_status === "closed",
    }),
  };
}

/** The preview of the last page that the post links to. Like X, shows none beside media. */
export function xCard(post: XPost): Post["card"] {
  if (post.attachments?.media_keys.length) return undefined;
  const link = linksOf(post).findLast((url) => url.title && !isMediaLink(url));
  const url = link?.unwound_url ?? link?.expanded_url;
  if (!link?.title || url === undefined || !isCardPage(url)) return undefined;
  return {
    url,
    title: link.title,
    ...omitUndefined({
      description: link.description || undefined,
      domain: URL.parse(url)?.hostname.replace(/^www\./, ""),
      imageUrl: mediaUrl(link.images[0]?.url),
    }),
  };
}

/** Whether the last link has a preview without a title, so that a part of it did not come along. */
export function hasPreview(post: XPost): boolean {
  if (post.attachments?.media_keys.length) return false;
  const link = linksOf(post).findLast((url) => !isMediaLink(url));
  return link !== undefined && Boolean(link.description || link.images.length > 0);
}

/** Those of the post, else of its note, which repeats them. */
const linksOf = ({ entities, note_tweet: note }: XPost): readonly XUrl[] =>
  entities?.urls.length ? entities.urls : (note?.entities?.urls ?? []);

/**
 * Whether the post shows a card that is neither a poll nor the preview of a page: a film, something
 * live, an advertiser's pictures. X names such a card only by its URI or by the page it leads to.
 */
export function hasOtherCard(post: XPost): boolean {
  if (post.attachments?.poll_ids.length || post.attachments?.media_keys.length) return false;
  const last = post.entities?.urls.at(-1);
  const isLive = [last?.expanded_url, last?.unwound_url].some((url) => liveLink.test(url ?? ""));
  return isLive || (/^card:\/\//.test(post.card_uri ?? "") && xCard(post) === undefined);
}
const liveLink = /^https?:\/\/(?:x|twitter)\.com\/i\/(?:broadcasts|spaces|events)\/\w/;

/** The id of the article that a post shows. It is not a post's id. */
export const xArticleId = ({ entities }: XPost): string | undefined =>
  (entities?.urls ?? []).flatMap(({ expanded_url, unwound_url }) =>
    [expanded_url, unwound_url].flatMap((url) => articleLink.exec(url ?? "")?.[1] ?? []),
  )[0];
const articleLink = /^https?:\/\/(?:x|twitter)\.com\/(?:i|\w+)\/article\/(\d+)/;

/** X's text of an article leaves out its pictures and films, so their URLs follow it. */
export function xArticle(post: XPost, body: XBody): Post["article"] {
  const { includes } = body;
  const { title, plain_text, preview_text, cover_media } = post.article ?? {};
  if (!title) return undefined;
  const urls = xArticleMedia(post, body).media.map(({ url }) => url);
  const cover = includes.media.find(({ media_key }) => media_key === cover_media);
  return {
    title,
    ...omitUndefined({
      id: xArticleId(post),
      text: plain_text ? unlessTooLong([plain_text, ...urls].join("\n\n")) : undefined,
      preview: preview_text || undefined,
      coverUrl: photoUrl(cover?.url ?? cover?.preview_image_url),
    }),
  };
}

/**
 * Whether an article has a link whose address its text does not show. Which words it belongs to is not
 * known, nor which field names the address; a short link tells nothing.
 */
export function lacksLink({ article }: XPost): boolean {
  const shown = new Set((article?.plain_text ?? "").split(/\s+/).map(bareAddress));
  const isShown = (name: string) => isAddress(name) && shown.has(bareAddress(name));
  return article?.entities?.urls.some((names) => !names.some(isShown)) ?? false;
}

const isAddress = (name: string): boolean =>
  /^\S+\.\S+$/.test(name) && !/^https?:\/\/t\.co\//.test(name);

/** A word without the punctuation around it. */
const bareAddress = (word: string): string => word.replace(/^\W+|\W+$/g, "");

const unlessTooLong = (text: string) => (text.length > maxTextLength ? undefined : text);

export function xCounts({ public_metrics: metrics }: XPost, readAt: string): Post["counts"] {
  const counts = omitUndefined({
    likes: metrics?.like_count,
    reposts: metrics?.retweet_count,
    quotes: metrics?.quote_count,
    replies: metrics?.reply_count,
    bookmarks: metrics?.bookmark_count,
    // X sends 0 if views were not counted.
    views: metrics?.impression_count || undefined,
  });
  return Object.keys(counts).length === 0 ? undefined : { ...counts, readAt };
}

export function xEdits({ id, edit_history_tweet_ids: ids }: XPost): Post["edits"] {
  if (ids.length === 0) return undefined;
  return { ids, ...(ids.at(-1) === id ? {} : { isStale: true }) };
}
