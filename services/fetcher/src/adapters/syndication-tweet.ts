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
import { tweetText } from "../tweet-text.ts";
import { syndicationMedia } from "./syndication-media.ts";
import { SyndicationTombstone, SyndicationTweet } from "./syndication-schema.ts";

type Post = Omit<Tweet, "sources" | "quoted" | "inReplyTo">;

/** Undefined when the answer names no author, which happens when the account is gone or suspended. */
export function syndicationTweet(found: SyndicationTweet, readAt: string): Tweet | undefined {
  const quoted = quotedTweet(found);
  const post = syndicationPost(found, quoted?.id);
  if (post === undefined) return undefined;
  const { endsInPostId, ...rest } = post;
  const knowsOfQuote =
    isGiven(found.quoted_tweet) || (found.quoted_status_id_str ?? endsInPostId) !== undefined;
  const missing: MissingPart[] =
    quoted === undefined && knowsOfQuote ? [...rest.missing, "quote"] : rest.missing;
  return {
    ...rest,
    ...given({ quoted, inReplyTo: inReplyTo(found) }),
    missing,
    sources: [{ name: "syndication", readAt }],
  };
}

/** X's words, which exist with "Post" and with "Tweet". Anything else says only that it is not shown. */
export function tombstoneReason({ tombstone }: SyndicationTombstone): AbsenceReason {
  const words = tombstone?.text?.text?.toLowerCase() ?? "";
  return phrases.find(([phrase]) => words.includes(phrase))?.[1] ?? "unavailable";
}

const phrases: readonly (readonly [string, AbsenceReason])[] = [
  ["deleted by", "deleted"],
  ["no longer available", "deleted"],
  ["suspended account", "suspended"],
  ["account suspended", "suspended"],
  ["account that no longer exists", "account-gone"],
  ["limits who can view", "protected"],
  ["private account", "protected"],
  ["violated the", "rules-violated"],
  ["age-restricted", "age-restricted"],
];

function syndicationPost(
  found: SyndicationTweet,
  quotedId: string | undefined,
): (Post & { endsInPostId: string | undefined }) | undefined {
  const { id_str: id, user, entities } = found;
  if (user === undefined) return undefined;
  const links = (["url", "media"] as const).flatMap(
    (kind) =>
      (kind === "url" ? entities?.urls : entities?.media)?.map(
        ({ url, expanded_url, indices }) => ({
          kind,
          literal: url,
          expanded: expanded_url,
          indices,
        }),
      ) ?? [],
  );
  const { text, endsInPostId } = tweetText({
    text: found.text,
    range: found.display_text_range,
    rangeUnit: "utf-16",
    links,
    quotedId,
  });
  const { media, isWhole } = syndicationMedia(found);
  const missing: MissingPart[] = [];
  if (isGiven(found.note_tweet)) missing.push("text");
  if (isGiven(found.article) || isArticleLink(text)) missing.push("article");
  if (/^poll\d/.test(found.card?.name ?? "")) missing.push("poll");
  if (!isWhole) missing.push("media");
  return {
    id,
    url: `https://x.com/${user.screen_name}/status/${id}`,
    author: {
      handle: user.screen_name,
      name: user.name ?? user.screen_name,
      ...given({ id: user.id_str, avatarUrl: avatarUrl(user.profile_image_url_https) }),
    },
    text,
    media,
    missing,
    ...given({
      postedAt: postedAt(id, found.created_at),
      language: languageOf(found.lang),
      sensitive: found.possibly_sensitive,
    }),
    endsInPostId: endsInPostId === id ? undefined : endsInPostId,
  };
}

function quotedTweet({
  quoted_tweet,
  quoted_status_id_str: id,
}: SyndicationTweet): QuotedTweet | undefined {
  const tombstone = SyndicationTombstone.safeParse(quoted_tweet);
  if (tombstone.success) {
    return { kind: "absent", ...given({ id }), why: tombstoneReason(tombstone.data) };
  }
  const { data } = SyndicationTweet.safeParse(quoted_tweet);
  if (data === undefined) return undefined;
  const post = syndicationPost(data, undefined);
  if (post === undefined) return { kind: "absent", id: data.id_str, why: "unavailable" };
  const { endsInPostId: _, ...rest } = post;
  return { kind: "found", ...rest };
}

const inReplyTo = ({
  in_reply_to_status_id_str: id,
  in_reply_to_screen_name: handle,
}: SyndicationTweet): Tweet["inReplyTo"] =>
  id === undefined ? undefined : { id, ...given({ handle }) };

/** An article is posted as one link; its id is no post id. */
const isArticleLink = (text: string): boolean =>
  /^https?:\/\/(?:x|twitter)\.com\/(?:i|\w+)\/article\/\d+\S*$/.test(text.trim());

const isGiven = (part: unknown): boolean => part !== undefined && part !== null && part !== false;
