import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { MissingPart, Post, RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import { languageOf } from "../../tweet/language.ts";
import { avatarUrl, photoUrl } from "../../tweet/media-url.ts";
import { postedAt } from "../../tweet/posted-at.ts";
import { vxMedia } from "./media.ts";
import { VxTweet } from "./schema.ts";
import { vxText } from "./text.ts";

/** Of a repost the original. Undefined when that did not come with it. */
export function vxTweet(found: VxTweet, readAt: string): Tweet | undefined {
  if (found.retweetURL === undefined) return tweetOf(found, readAt);
  const { data: original } = VxTweet.safeParse(found.retweet);
  if (original === undefined || original.tweetID !== repostedId(found.retweetURL)) return undefined;
  return { ...tweetOf(original, readAt), repostedBy: authorOf(found) };
}

export const repostedId = (retweetUrl: string): string | undefined =>
  /\/status\/(\d{1,20})$/.exec(retweetUrl)?.[1];

function tweetOf(found: VxTweet, readAt: string): Tweet {
  const quoted = quotedPost(found, readAt);
  const { post, endsInPostId } = vxPost(found, readAt, quoted?.id);
  const knowsOfQuote = (found.qrtURL ?? found.qrt ?? endsInPostId ?? null) !== null;
  return {
    ...post,
    ...omitUndefined({ quoted, inReplyTo: inReplyTo(found) }),
    missing: [
      ...post.missing,
      ...(quoted === undefined && knowsOfQuote ? (["quote"] as const) : []),
      ...missingAround(found),
    ],
    sources: [{ name: "vxtwitter", readAt }],
  };
}

const authorOf = ({ handle, ...found }: VxTweet): Tweet["author"] => ({
  handle,
  name: found.user_name ?? handle,
  ...omitUndefined({ avatarUrl: avatarUrl(found.user_profile_image_url) }),
});

/** One post by itself, and the post that its text ends in a link to, if that is not itself. */
function vxPost(
  found: VxTweet,
  readAt: string,
  quotedId?: string,
): { post: Post; endsInPostId: string | undefined } {
  const { tweetID: id, handle, article } = found;
  const { text, endsInPostId } = vxText(found, quotedId);
  const { media, isWhole } = vxMedia(found);
  const poll = pollOf(found);
  const missing: MissingPart[] = [];
  // All they have of an article is its preview.
  if (article !== undefined || isArticleLink(text)) missing.push("article");
  if (poll === "unread") missing.push("poll");
  if (!isWhole) missing.push("media");
  const post: Post = {
    id,
    url: `https://x.com/${handle}/status/${id}`,
    author: authorOf(found),
    text,
    media,
    missing,
    ...omitUndefined({
      postedAt: postedAt(id, found.date_epoch && found.date_epoch * 1000, found.date),
      language: languageOf(found.lang),
      // Theirs is false where it is not known.
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
  const totalVotes = options.reduce((sum, { votes = Number.NaN }) => sum + votes, 0);
  return { options, ...(Number.isNaN(totalVotes) ? {} : { totalVotes }) };
}

function counts(found: VxTweet, readAt: string): Post["counts"] {
  const { likes, retweets: reposts, replies, fetched_on: fetchedOn } = found;
  const known = omitUndefined({ likes, reposts, replies });
  if (Object.keys(known).length === 0) return undefined;
  const fetchedAt = new Date((fetchedOn ?? Number.NaN) * 1000);
  return { ...known, readAt: Number.isNaN(fetchedAt.getTime()) ? readAt : fetchedAt.toISOString() };
}

function quotedPost({ qrt }: VxTweet, readAt: string): RelatedPost | undefined {
  const { data } = VxTweet.safeParse(qrt);
  return data && { kind: "found", ...vxPost(data, readAt).post };
}

const inReplyTo = ({ replyingToID: id, replyingTo: handle }: VxTweet): Tweet["inReplyTo"] =>
  id === undefined ? undefined : { id, ...omitUndefined({ handle }) };

/** They tell of a parent, and of the author's own chain, no more than the ids. */
function missingAround({ replyingToID, replyingTo, handle, ...found }: VxTweet): MissingPart[] {
  if (replyingToID === undefined) return [];
  const isOwn = replyingTo?.toLowerCase() === handle.toLowerCase();
  return isOwn && found.conversationID !== found.tweetID ? ["thread"] : ["reply-context"];
}

/** An article is posted as one link; its id is no post id. */
const isArticleLink = (text: string): boolean =>
  /^https?:\/\/(?:x|twitter)\.com\/(?:i|\w+)\/article\/\d+\S*$/.test(text.trim());
