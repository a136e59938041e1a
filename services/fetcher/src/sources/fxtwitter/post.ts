import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Author, MissingPart, Post, RelatedPost } from "@memory/shared/contracts/tweet";
import { articleOf } from "../../tweet/article/article.ts";
import { languageOf } from "../../tweet/language.ts";
import { avatarUrl } from "../../tweet/media-url.ts";
import { postedAt } from "../../tweet/posted-at.ts";
import { endsInShortLink } from "../../tweet/text/ends-in-short-link.ts";
import type { TextLink } from "../../tweet/text/link-spans.ts";
import { tweetText } from "../../tweet/text/tweet-text.ts";
import { fxBroadcast, fxCard, fxCommunityNote, fxCounts, fxPoll } from "./extras.ts";
import { fxMedia } from "./media.ts";
import type { FxAuthor, FxStatus, FxTombstone } from "./schema.ts";
import { absenceOf } from "./tombstone.ts";

/**
 * One post without what belongs to it. `endsInPostId` is the id of another post that the text ends
 * with a link to.
 */
export function fxPost(
  status: FxStatus,
  readAt: string,
  quotedId?: string,
): { post: Post; endsInPostId: string | undefined } {
  const { id, author } = status;
  const { text, endsInPostId } = fxText(status, quotedId);
  const { media, isWhole } = fxMedia(status);
  const poll = status.poll === "unread" ? undefined : fxPoll(status.poll, readAt);
  const read = typeof status.article === "object" ? articleOf(status.article) : undefined;
  const article = read?.article;
  const missing: MissingPart[] = [];
  // The facets leave out the link of an article.
  if (status.article === undefined && endsInShortLink(text)) missing.push("text");
  if (status.article !== undefined && article?.text === undefined) missing.push("article");
  if (status.poll !== undefined && poll === undefined) missing.push("poll");
  if (!isWhole || read?.missing.includes("media")) missing.push("media");
  const seconds = status.created_timestamp;
  const post: Post = {
    id,
    url: `https://x.com/${author.screen_name}/status/${id}`,
    author: fxAuthor(author),
    text,
    media,
    missing,
    ...omitUndefined({
      postedAt: postedAt(id, seconds === undefined ? null : seconds * 1000, status.created_at),
      language: languageOf(status.lang),
      sensitive: status.possibly_sensitive,
      poll,
      card: fxCard(status.card) ?? fxBroadcast(status.media?.broadcast),
      article,
      counts: fxCounts(status, readAt),
      communityNote: fxCommunityNote(status.community_note),
    }),
  };
  return { post, endsInPostId: endsInPostId === id ? undefined : endsInPostId };
}

export const fxAuthor = ({ id, name, screen_name, avatar_url }: FxAuthor): Author => ({
  handle: screen_name,
  name: name ?? screen_name,
  ...omitUndefined({ id, avatarUrl: avatarUrl(avatar_url) }),
});

export const fxRelatedPost = (entry: FxStatus | FxTombstone, readAt: string): RelatedPost =>
  entry.type === "tombstone" ? absenceOf(entry) : { kind: "found", ...fxPost(entry, readAt).post };

/**
 * Uses the raw text, because their own `text` loses t.co links that they cannot expand, keeps the
 * quoted post's link and the leading reply mentions, and garbles links that contain a `$`.
 */
function fxText(status: FxStatus, quotedId: string | undefined) {
  const { raw_text: raw, article, is_note_tweet: isNote } = status;
  if (raw === undefined) return { text: status.text, endsInPostId: undefined };
  const links: TextLink[] = raw.facets.map(({ type, original, replacement, indices }) => ({
    kind: type,
    literal: original,
    expanded: replacement,
    indices,
  }));
  // The facets leave out the article's link, although it is in the text.
  const articleId = typeof article === "object" ? (article.rest_id ?? article.id) : undefined;
  const [lastLink] = /https?:\/\/t\.co\/\w+$/.exec(raw.text.trimEnd()) ?? [];
  if (articleId && lastLink !== undefined && !links.some((link) => link.literal === lastLink)) {
    links.push({
      kind: "url",
      literal: lastLink,
      expanded: `https://x.com/i/article/${articleId}`,
    });
  }
  return tweetText({
    text: raw.text,
    isEscaped: isNote !== true,
    range: raw.display_text_range,
    rangeUnit: isNote === true ? "utf-16" : "code points",
    links,
    quotedId,
  });
}
