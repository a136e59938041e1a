import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import type { Answers, SentMedia, Unsent } from "../../ports.ts";
import { createTurns } from "../../turns.ts";
import type { CopySource } from "./media-file.ts";
import { type Planned, sendGroup } from "./send-group.ts";
import { type SentKind, sentAs } from "./sent-as.ts";

/** Each needs a few megabytes of memory, whatever the size of its files. */
const uploadsAtOnce = 4;

/**
 * Sends pictures and films: one as what it is, several as an album, in which a GIF is a video. What Telegram takes
 * as a document alone follows in a message or an album of its own, since it mixes the two in none.
 */
export function mediaSender(
  telegram: Telegram,
  log: Log,
  source: CopySource,
): Answers["sendMedia"] {
  const turns = createTurns(uploadsAtOnce);
  return async (place, media, signal) => {
    const tooLarge = media.filter((each) => sentAs(each) === undefined);
    const planned = media.flatMap(plan);
    const unsent: Unsent[] = tooLarge.map((each) => ({ media: each, why: "too-large" }));
    for (const group of [
      planned.filter(({ as }) => as !== "document"),
      planned.filter(({ as }) => as === "document"),
    ]) {
      const ports = { telegram, log, source, turns, signal };
      for (const refused of await sendGroup(place, inAlbum(group), ports))
        if (!tooLarge.some(({ name }) => name === refused.media.name)) unsent.push(refused);
    }
    return unsent;
  };
}

/** Of a film that is too large to be uploaded, a smaller variant that Telegram may be able to fetch. */
function plan(media: SentMedia): Planned[] {
  const as = sentAs(media);
  if (as !== undefined) return [{ media, as }];
  const { copy: _, ...smaller } = media;
  const asSmaller = smaller.url === undefined ? undefined : sentAs(smaller);
  return asSmaller === undefined ? [] : [{ media: smaller, as: asSmaller }];
}

/** An album takes no animation. */
const inAlbum = (group: readonly Planned[]): readonly Planned[] =>
  group.length < 2 ? group : group.map((each) => ({ ...each, as: inAlbumAs(each.as) }));

const inAlbumAs = (as: SentKind): SentKind => (as === "animation" ? "video" : as);
