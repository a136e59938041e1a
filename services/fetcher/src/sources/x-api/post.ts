import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Author, MissingPart, Post } from "@memory/shared/contracts/tweet";
import { languageOf } from "../../tweet/language.ts";
import { avatarUrl } from "../../tweet/media-url.ts";
import { postedAt } from "../../tweet/posted-at.ts";
import { isCutRepost } from "../../tweet/text/cut-repost.ts";
import { decodeEntities } from "../../tweet/text/decode-entities.ts";
import {
  hasOtherCard,
  hasPreview,
  lacksLink,
  xArticle,
  xArticleId,
  xCard,
  xCounts,
  xEdits,
  xPoll,
} from "./extras.ts";
import { xArticleMedia, xMedia } from "./media.ts";
import type { XBody, XPost } from "./schema.ts";
import { isMediaLink, xText } from "./text.ts";

/**
 * One post without what belongs to it. `endsInPostId` is the id of another post that the text ends
 * with a link to. Undefined if the answer does not include the author.
 */
export function xPost(
  found: XPost,
  body: XBody,
  readAt: string,
  quotedId?: string,
): { post: Post; endsInPostId: string | undefined } | undefined {
  const { id } = found;
  const author = xAuthor(found.author_id, body);
  if (author === undefined) return undefined;
  const { media, isWhole, hasMedia } = xMedia(found, body);
  const { text, endsInPostId, isWhole: isTextWhole } = xText(found, { quotedId, hasMedia });
  const article = xArticle(found, body);
  const poll = xPoll(found, body);
  const hasArticle = found.article !== undefined || xArticleId(found) !== undefined;
  const missing: MissingPart[] = [];
  // Without its note, a long text is cut and ends with an ellipsis and a link to the post itself.
  const isCut =
    found.note_tweet === undefined
      ? endsInPostId === id || isLongWithEllipsis(found)
      : found.note_tweet.text === undefined;
  if (isCut || !isTextWhole || isCutRepost(text)) missing.push("text");
  if (hasArticle && (article?.text === undefined || lacksLink(found))) missing.push("article");
  if (found.attachments?.poll_ids.length && poll === undefined) missing.push("poll");
  const lacksFilm = hasOtherCard(found) || (article?.text && !xArticleMedia(found, body).isWhole);
  const lacksCover = found.article?.cover_media !== undefined && article?.coverUrl === undefined;
  if (!isWhole || lacksFilm || lacksCover) missing.push("media");
  const card = xCard(found);
  if (card === undefined && hasPreview(found)) missing.push("card");
  const post: Post = {
    id,
    url: `https://x.com/${author.handle}/status/${id}`,
    author,
    text,
    media,
    missing,
    ...omitUndefined({
      postedAt: postedAt(id, found.created_at),
      language: languageOf(found.lang),
      sensitive: found.possibly_sensitive,
      poll,
      card,
      article,
      counts: xCounts(found, readAt),
      edits: xEdits(found),
    }),
  };
  return { post, endsInPostId: endsInPostId === id ? undefined : endsInPostId };
}

/** X cuts a text of more than 280 characters, the links to its media aside, at the end of a word. */
const shortestCut = 270;

/** Whether a text ends with an ellipsis and is long enough to be cut. Else the ellipsis is the author's. */
function isLongWithEllipsis({ text, entities }: XPost): boolean {
  const mediaLinks = (entities?.urls ?? []).filter(isMediaLink);
  const shown = mediaLinks.reduce((rest, { url }) => rest.replace(url, ""), text).trimEnd();
  const isLong = [...decodeEntities(shown)].length >= shortestCut;
  return isLong && /…(?:\s*https?:\/\/t\.co\/\w+)*$/.test(shown);
}

export function xAuthor(userId: string | undefined, { includes }: XBody): Author | undefined {
  const user = includes.users.find(({ id }) => id === userId);
  if (user === undefined) return undefined;
  const { id, username, name = username, profile_image_url } = user;
  return {
    id,
    handle: username,
    name,
    ...omitUndefined({ avatarUrl: avatarUrl(profile_image_url) }),
  };
}
