import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Author, MissingPart, Post, RelatedPost } from "@memory/shared/contracts/tweet";
import { articleOf } from "../../tweet/article/article.ts";
import { languageOf } from "../../tweet/language.ts";
import { avatarUrl } from "../../tweet/media-url.ts";
import { postedAt } from "../../tweet/posted-at.ts";
import { fxCommunityNote } from "./community-note.ts";
import { fxBroadcast, fxCard, fxCounts, fxPoll, hasPreview } from "./extras.ts";
import { fxMedia } from "./media.ts";
import type { FxAuthor, FxStatus, FxTombstone } from "./schema.ts";
import { fxText } from "./text.ts";
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
  const { media, isWhole } = fxMedia(status);
  const {
    text,
    endsInPostId,
    isWhole: isTextWhole,
  } = fxText(status, { quotedId, hasMedia: media.length > 0 });
  const card = fxCard(status.card) ?? fxBroadcast(status.media?.broadcast);
  const poll = status.poll === "unread" ? undefined : fxPoll(status.poll, readAt);
  const read = typeof status.article === "object" ? articleOf(status.article) : undefined;
  const article = read?.article;
  const missing: MissingPart[] = [];
  if (!isTextWhole) missing.push("text");
  if (status.article !== undefined && article?.text === undefined) missing.push("article");
  if (status.poll !== undefined && poll === undefined) missing.push("poll");
  if (!isWhole || read?.missing.includes("media")) missing.push("media");
  if (card === undefined && hasPreview(status.card, media.length > 0)) missing.push("card");
  const note =
    typeof status.community_note === "object" ? fxCommunityNote(status.community_note) : undefined;
  if (status.community_note !== undefined && !note?.isWhole) missing.push("community-note");
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
      card,
      article,
      counts: fxCounts(status, readAt),
      communityNote: note?.text,
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
