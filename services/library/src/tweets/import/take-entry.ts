import type { LibraryEntry } from "../export/library-file.ts";
import { linkOfId } from "./link-of.ts";
import { requestMedia } from "./request-media.ts";
import { originOf, takeLink } from "./take-link.ts";
import type { Outcome, Taking } from "./taking.ts";

/** No link that was sent is longer as it is kept. */
const maxUrlLength = 4_096;

/** Puts an entry of Memory's own file back as it was, without asking any source but for its media. A pending one is asked for. */
export async function takeEntry(entry: LibraryEntry, taking: Taking): Promise<Outcome> {
  const { id, tags, note, savedAt, from = {} } = entry;
  const labels = { tags, ...(note === undefined ? {} : { note }) };
  if (entry.state === "pending") {
    const { url } = entry;
    const isUsable = url !== undefined && url.length <= maxUrlLength;
    const link = { ...linkOfId(id), ...(isUsable ? { url } : {}) };
    return takeLink({ link, ...labels, savedAt }, taking);
  }
  const { importing, position, ports } = taking;
  const { userId, messageId, requestedAt: at, updateId } = importing;
  const { tweet, url = tweet.url } = entry;
  const before = await ports.archive.find({ userId, tweetId: tweet.id });
  const outcome = await ports.archive.putBack(
    {
      ...{ userId, origin: originOf(importing, position), tweet, timestamp: savedAt, url, from },
      ...labels,
      ...(entry.state === "trashed" ? { deletedAt: entry.deletedAt } : {}),
    },
    { at, updateId },
  );
  if (outcome === "put-back") await requestMedia(tweet, taking);
  // The same file was sent before: this has completed what was cut off then, if anything.
  const isOfOtherMessage = before !== undefined && before.Origin.messageId !== messageId;
  return { outcome: outcome === "put-back" && isOfOtherMessage ? "known" : outcome };
}
