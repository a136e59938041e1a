import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Author, MissingPart, Post } from "@memory/shared/contracts/tweet";
import { isArticleLink } from "../../tweet/article/article-link.ts";
import { languageOf } from "../../tweet/language.ts";
import { avatarUrl, photoUrl } from "../../tweet/media-url.ts";
import { postedAt } from "../../tweet/posted-at.ts";
import { isCutRepost } from "../../tweet/text/cut-repost.ts";
import { hasUnreadLink } from "../../tweet/text/has-unread-link.ts";
import { totalVotes } from "../../tweet/total-votes.ts";
import { isWholeText } from "./is-whole-text.ts";
import { vxMedia } from "./media.ts";
import type { VxTweet } from "./schema.ts";
import { vxText } from "./text.ts";

/**
 * One post without what belongs to it. `endsInPostId` is the id of another post that the text ends
 * with a link to.
 */
export function vxPost(
  found: VxTweet,
  readAt: string,
  quotedId?: string,
): { post: Post; endsInPostId: string | undefined } {
  const { tweetID: id, handle, article } = found;
  const { text, endsInPostId, isWhole: isTextWhole } = vxText(found, quotedId);
  const { media, isWhole } = vxMedia(found);
  const poll = pollOf(found);
  const missing: MissingPart[] = [];
  if (!isTextWhole || !isWholeText(id, text) || isCutRepost(text)) missing.push("text");
  // They only have an article's preview.
  if (article !== undefined || isArticleLink(text)) missing.push("article");
  if (poll === "unread") missing.push("poll");
  if (!isWhole) missing.push("media");
  if (hasUnreadLink(found.communityNote ?? "")) missing.push("community-note");
  const post: Post = {
    id,
    url: `https://x.com/${handle}/status/${id}`,
    author: vxAuthor(found),
    text,
    media,
    missing,
    ...omitUndefined({
      postedAt: postedAt(id, found.date_epoch && found.date_epoch * 1000, found.date),
      language: languageOf(found.lang),
      // They send false if they do not know it.
      sensitive: found.possibly_sensitive || undefined,
      poll: poll === "unread" ? undefined : poll,
      article: article && {
        title: article.title,
        ...omitUndefined({ preview: article.preview_text, coverUrl: photoUrl(article.image) }),
      },
      counts: counts(found, readAt),
      communityNote: found.communityNote || undefined,
    }),
  };
  return { post, endsInPostId: endsInPostId === id ? undefined : endsInPostId };
}

function pollOf({ pollData }: VxTweet): Post["poll"] | "unread" {
  if (pollData === undefined || pollData === "unread") return pollData;
  const options = pollData.options.map(({ name, votes }) => ({
    label: name,
    ...omitUndefined({ votes }),
  }));
  if (options.length < 2) return options.length === 0 ? undefined : "unread";
  if (lacksOption(pollData.options)) return "unread";
  return { options, ...omitUndefined({ totalVotes: totalVotes(options) }) };
}

/** Whether the options' shares, which are rounded each, are too few to be all. */
function lacksOption(options: readonly { percent: number | undefined }[]): boolean {
  const total = options.reduce((sum, { percent = Number.NaN }) => sum + percent, 0);
  return total > 0 && total < 100 - options.length;
}

function counts(found: VxTweet, readAt: string): Post["counts"] {
  const { likes, retweets: reposts, replies, fetched_on: fetchedOn } = found;
  const known = omitUndefined({ likes, reposts, replies });
  if (Object.keys(known).length === 0) return undefined;
  const fetchedAt = new Date((fetchedOn ?? Number.NaN) * 1000);
  return { ...known, readAt: Number.isNaN(fetchedAt.getTime()) ? readAt : fetchedAt.toISOString() };
}

export const vxAuthor = ({ handle, ...found }: VxTweet): Author => ({
  handle,
  name: found.user_name ?? handle,
  ...omitUndefined({ avatarUrl: avatarUrl(found.user_profile_image_url) }),
});
