import type { Claim } from "@memory/archive/rows/claim";
import { originKey } from "@memory/shared/contracts/origin";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { tweetRequestedBulk } from "@memory/shared/contracts/tweet-requested-bulk";
import type { LinkRecord } from "./record.ts";
import type { Importing, Outcome, Ports, Taking } from "./taking.ts";

/** Holds the tweet for the person, then asks for it. A short link's tweet is not known yet, so nothing is held. */
export async function takeLink(
  record: Omit<LinkRecord, "kind">,
  { importing, position, ports }: Taking,
): Promise<Outcome> {
  const request = requestOf(record, importing, position);
  const { tweetId } = record.link;
  if (tweetId === undefined) {
    await ask(request, ports);
    return { outcome: "taken" };
  }
  const claim = await ports.archive.hold(request, tweetId);
  const isMine = isOf(claim, request);
  if (claim.State === "trashed") return { outcome: isMine ? "taken" : "deleted" };
  // An import that was cut off may have held it and asked nobody.
  if (claim.State === "pending" && isOfImport(claim)) {
    await ask({ ...request, origin: claim.Origin }, ports);
  }
  return { outcome: isMine ? "taken" : "known" };
}

const ask = (request: TweetRequested, { send }: Ports) =>
  send(tweetRequestedBulk, request, { groupId: request.userId });

/** Whether this very message made the claim, in an earlier delivery if not now. */
const isOf = ({ Origin }: Claim, { origin }: Pick<TweetRequested, "origin">): boolean =>
  originKey(Origin) === originKey(origin) && Origin.messageId === origin.messageId;

const importMark = "import-";
/** The same whenever the same file is sent. */
export const originOf = ({ chatId, messageId, digest }: Importing, position: number) => ({
  chatId,
  messageId,
  albumId: `${importMark}${digest}-${position}`,
});
const isOfImport = ({ Origin }: Claim): boolean => Origin.albumId?.startsWith(importMark) === true;

/**
 * The request for a record. Without a date of its own, or with one to come, it is
 * kept as of now, in the order of the file, a millisecond apart.
 */
function requestOf(
  { link, tags, note, savedAt }: Omit<LinkRecord, "kind">,
  importing: Importing,
  position: number,
): TweetRequested {
  const { chatId: _, messageId: __, digest: ___, ...message } = importing;
  const now = new Date(Date.parse(message.requestedAt) + position).toISOString();
  return {
    version: 1,
    ...message,
    timestamp: savedAt !== undefined && savedAt < now ? savedAt : now,
    origin: originOf(importing, position),
    link,
    links: [link],
    tags: [...tags],
    ...(note === undefined ? {} : { note }),
    from: {},
    replyTo: { kind: "none" },
    purpose: "import",
    attempt: 1,
  };
}
