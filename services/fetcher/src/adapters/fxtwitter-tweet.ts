import type {
  AbsenceReason,
  MissingPart,
  QuotedTweet,
  Tweet,
} from "@memory/shared/contracts/tweet";
import { given } from "../given.ts";
import { languageOf } from "../language.ts";
import { avatarUrl } from "../media-url.ts";
import { postedAt } from "../posted-at.ts";
import { type TextLink, tweetText } from "../tweet-text.ts";
import { fxMedia } from "./fxtwitter-media.ts";
import { FxStatus, FxTombstone } from "./fxtwitter-schema.ts";

type Post = Omit<Tweet, "sources" | "quoted" | "inReplyTo">;

export const tombstoneReasons = {
  deleted: "deleted",
  suspended: "suspended",
  private: "protected",
  blocked: "protected",
  unavailable: "unavailable",
} as const satisfies Record<string, AbsenceReason>;

export function fxTweet(status: FxStatus, readAt: string): Tweet {
  const quoted = quotedTweet(status);
  const { endsInPostId, ...post } = fxPost(status, quoted?.id);
  const isQuoteMissing =
    quoted === undefined && (isGiven(status.quote) || endsInPostId !== undefined);
  return {
    ...post,
    ...given({ quoted, inReplyTo: inReplyTo(status) }),
    missing: isQuoteMissing ? [...post.missing, "quote"] : post.missing,
    sources: [{ name: "fxtwitter", readAt }],
  };
}

function fxPost(
  status: FxStatus,
  quotedId: string | undefined,
): Post & { endsInPostId: string | undefined } {
  const { id, author } = status;
  const { text, endsInPostId } = fxText(status, quotedId);
  const { media, isWhole } = fxMedia(status);
  const missing: MissingPart[] = [];
  if (status.article !== undefined) missing.push("article");
  if (isGiven(status.poll)) missing.push("poll");
  if (!isWhole) missing.push("media");
  return {
    id,
    url: `https://x.com/${author.screen_name}/status/${id}`,
    author: {
      handle: author.screen_name,
      name: author.name ?? author.screen_name,
      ...given({ id: author.id, avatarUrl: avatarUrl(author.avatar_url) }),
    },
    text,
    media,
    missing,
    ...given({
      postedAt: postedAt(
        id,
        status.created_timestamp === undefined ? undefined : status.created_timestamp * 1000,
        status.created_at,
      ),
      language: languageOf(status.lang),
      sensitive: status.possibly_sensitive,
    }),
    endsInPostId: endsInPostId === id ? undefined : endsInPostId,
  };
}

/**
 * Made from the raw text: their own `text` loses t.co links they cannot expand, keeps the link of a
 * quoted post and leading reply mentions, and garbles links with a `$` in them.
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
  // The link to the article is taken out of the facets, but stands in the text.
  const [lastLink] = /https?:\/\/t\.co\/\w+$/.exec(raw.text.trimEnd()) ?? [];
  if (article?.id && lastLink !== undefined && !links.some((link) => link.literal === lastLink)) {
    links.push({
      kind: "url",
      literal: lastLink,
      expanded: `https://x.com/i/article/${article.id}`,
    });
  }
  return tweetText({
    text: raw.text,
    range: raw.display_text_range,
    rangeUnit: isNote === true ? "utf-16" : "code points",
    links,
    quotedId,
  });
}

function quotedTweet({ quote }: FxStatus): QuotedTweet | undefined {
  const tombstone = FxTombstone.safeParse(quote);
  if (tombstone.success) {
    const { id, reason } = tombstone.data;
    return { kind: "absent", ...given({ id }), why: tombstoneReasons[reason] };
  }
  const { data } = FxStatus.safeParse(quote);
  if (data === undefined) return undefined;
  const { endsInPostId: _, ...post } = fxPost(data, undefined);
  return { kind: "found", ...post };
}

const inReplyTo = ({ replying_to: parent }: FxStatus): Tweet["inReplyTo"] =>
  parent === undefined
    ? undefined
    : { id: parent.status, ...given({ handle: parent.screen_name }) };

const isGiven = (part: unknown): boolean => part !== undefined && part !== null;
