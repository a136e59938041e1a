import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Post } from "@memory/shared/contracts/tweet";
import { mediaUrl } from "../../tweet/media-url.ts";
import { isoTime } from "../../tweet/posted-at.ts";
import type { FxCard, FxPoll, FxStatus } from "./schema.ts";

/** Undefined if there are fewer than two options. */
export function fxPoll(poll: FxPoll | undefined, readAt: string): Post["poll"] {
  if (poll === undefined || poll.choices.length < 2) return undefined;
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

export const fxCard = (card: FxCard | undefined): Post["card"] =>
  card === undefined
    ? undefined
    : {
        url: card.url,
        title: card.title,
        ...omitUndefined({
          description: card.description || undefined,
          domain: card.domain || undefined,
          imageUrl: mediaUrl(card.image?.url),
        }),
      };

export function fxCounts(status: FxStatus, readAt: string): Post["counts"] {
  const { likes, reposts, quotes, replies, bookmarks, views } = status;
  const counts = omitUndefined({ likes, reposts, quotes, replies, bookmarks, views });
  return Object.keys(counts).length === 0 ? undefined : { ...counts, readAt };
}

/** The community note with its links expanded. */
export const fxCommunityNote = (note: FxStatus["community_note"]): string | undefined =>
  note?.facets.reduce(
    (text, { original, replacement = original }) => text.replaceAll(original, () => replacement),
    note.text,
  );
