import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Post } from "@memory/shared/contracts/tweet";
import { cardKind } from "../../tweet/card/card-kind.ts";
import { isCardPage } from "../../tweet/card/card-page.ts";
import { mediaUrl } from "../../tweet/media-url.ts";
import { isoTime } from "../../tweet/posted-at.ts";
import { FxBroadcast } from "./media-schema.ts";
import type { FxCard, FxPoll, FxStatus } from "./schema.ts";

/** Undefined if there are fewer than two options, or more votes than those have. */
export function fxPoll(poll: FxPoll | undefined, readAt: string): Post["poll"] {
  if (poll === undefined || poll.choices.length < 2) return undefined;
  const votes = poll.choices.reduce((sum, { count = Number.NaN }) => sum + count, 0);
  if ((poll.total_votes ?? 0) > votes) return undefined;
  const endsAt = isoTime(poll.ends_at);
  return {
    options: poll.choices.map(({ label, count }) => ({
      label,
      ...omitUndefined({ votes: count }),
    })),
    ...omitUndefined({
      totalVotes: poll.total_votes,
      endsAt,
      closed: endsAt === undefined ? /^final/i.test(poll.time_left_en ?? "") : endsAt <= readAt,
    }),
  };
}

/** Undefined without a title, or if it leads to X's front page, as cards without a page do. */
export function fxCard(card: FxCard | undefined): Post["card"] {
  const { url, title, description, domain, image } = card ?? {};
  if (url === undefined || !title || !isCardPage(url)) return undefined;
  return {
    url,
    title,
    ...omitUndefined({
      description: description || undefined,
      domain: domain || undefined,
      imageUrl: mediaUrl(image?.url),
    }),
  };
}

/**
 * Whether a card that could not be read has the preview of a page: by its name, or because it has a
 * title and no page, or a page and no title where no film is shown in its place.
 */
export function hasPreview(card: FxCard | undefined, hasMedia: boolean): boolean {
  if (card === undefined) return false;
  const { card_name: name, url, title } = card;
  if (name !== undefined && cardKind(name) === "page") return true;
  if (url === undefined) return Boolean(title);
  const isFilm = name === undefined || cardKind(name) === "film";
  return !title && isFilm && !hasMedia && isCardPage(url);
}

/** The page of a broadcast, of which no source gives a film. */
export function fxBroadcast(broadcast: unknown): Post["card"] {
  const { data } = FxBroadcast.safeParse(broadcast);
  return data === undefined || !isCardPage(data.url) ? undefined : data;
}

export function fxCounts(status: FxStatus, readAt: string): Post["counts"] {
  const { likes, reposts, quotes, replies, bookmarks, views } = status;
  const counts = omitUndefined({ likes, reposts, quotes, replies, bookmarks, views });
  return Object.keys(counts).length === 0 ? undefined : { ...counts, readAt };
}
