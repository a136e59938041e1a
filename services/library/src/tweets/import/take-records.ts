import type { Archive } from "@memory/archive/archive";
import type { Claim } from "@memory/archive/rows/claim";
import { originKey } from "@memory/shared/contracts/origin";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { tweetRequestedBulk } from "@memory/shared/contracts/tweet-requested-bulk";
import type { Send } from "@memory/shared/queue/send";
import type { ImportRecord, LinkRecord, RefusedWhy, Unreadable, Where } from "./record.ts";
import { takeEntry } from "./take-entry.ts";

/** The file that a person sent, and the message that it came in. */
export type Importing = Pick<
  TweetRequested,
  "userId" | "traceId" | "languageCode" | "updateId" | "requestedAt"
> & {
  readonly chatId: number;
  readonly messageId: number;
  /** Names the file by its content. */
  readonly digest: string;
};

export type Ports = {
  readonly archive: Pick<Archive, "hold" | "find" | "putBack">;
  readonly send: Send;
};

/** What became of a record: a line of the report. */
export type Taken = Where & { readonly shown: string } & Outcome;
export type Outcome =
  /** The link is kept. The tweet follows, as soon as the sources are asked for it. */
  | { readonly outcome: "taken" }
  /** The whole tweet is kept, or in the trash as it was. */
  | { readonly outcome: "put-back" }
  /** It is kept, or asked for, already. */
  | { readonly outcome: "known" }
  /** It is in this file a second time. */
  | { readonly outcome: "twice" }
  /** The person deleted it, so that it is not taken. */
  | { readonly outcome: "deleted" }
  /** It was in the trash for its thirty days. */
  | { readonly outcome: "expired" }
  | { readonly outcome: "elsewhere" }
  | { readonly outcome: "refused"; readonly why: RefusedWhy }
  | { readonly outcome: "unread"; readonly what: Unreadable };

const atOnce = 16;
/** More records are not taken from one file: a person has no more, but a ZIP may. */
const maxRecords = 100_000;

/**
 * Takes the records of a file, several at once, and tells what became of each, in order. Whatever has been taken
 * before is recognized, so the same file may be sent, or the message delivered, any number of times.
 */
export async function* takeRecords(
  records: AsyncIterable<ImportRecord>,
  importing: Importing,
  ports: Ports,
): AsyncGenerator<Taken> {
  const underWay: Promise<Taken>[] = [];
  const seen = new Set<string>();
  let position = 0;
  for await (const record of records) {
    if (position >= maxRecords) {
      const what = { kind: "too-many" } as const;
      underWay.push(Promise.resolve({ outcome: "unread", what, ...whereOf(record), shown: "" }));
      break;
    }
    const taking = takeRecord(record, { importing, position, seen, ports });
    // Whoever waits for it learns of its failure; until then nobody does.
    taking.catch(() => {});
    underWay.push(taking);
    position += 1;
    const first = underWay.length < atOnce ? undefined : underWay.shift();
    if (first !== undefined) yield await first;
  }
  for (const taking of underWay) yield await taking;
}

export type Taking = {
  readonly importing: Importing;
  readonly position: number;
  /** The links of the file so far. */
  readonly seen: Set<string>;
  readonly ports: Ports;
};

async function takeRecord(record: ImportRecord, taking: Taking): Promise<Taken> {
  const where = whereOf(record);
  switch (record.kind) {
    case "elsewhere":
      return { ...where, shown: "", outcome: "elsewhere" };
    case "unread":
      return { ...where, shown: "", outcome: "unread", what: record.what };
    case "refused":
      return { ...where, shown: record.shown, outcome: "refused", why: record.why };
    case "entry": {
      const { entry } = record;
      const shown = entry.url ?? `https://x.com/i/status/${entry.id}`;
      if (isTwice(`tweet:${entry.id}`, taking)) return { ...where, shown, outcome: "twice" };
      return { ...where, shown, ...(await takeEntry(entry, taking)) };
    }
    case "link": {
      const { key, url: shown } = record.link;
      if (isTwice(key, taking)) return { ...where, shown, outcome: "twice" };
      return { ...where, shown, ...(await takeLink(record, taking)) };
    }
  }
}

const whereOf = ({ line, file }: ImportRecord): Where =>
  file === undefined ? { line } : { line, file };

function isTwice(key: string, { seen }: Taking): boolean {
  const isThere = seen.has(key);
  seen.add(key);
  return isThere;
}

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
 * The request for a record. Without a date of its own it is
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
    timestamp: savedAt ?? now,
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
