import { Link } from "@memory/shared/contracts/link";
import { z } from "zod";
import { LinkState } from "../reply/link-state.ts";
import type { ReplyRow } from "../reply/protocol/reply-row.ts";
import { believed } from "./reply-times.ts";

/**
 * The links of each edition of a message, and the state of each link, are an attribute of their own:
 * so each is written without reading the others.
 */
export const linksPrefix = "links#";
export const statePrefix = "state#";

/**
 * The value of `LeftBy` unless the previous holder crashed with the lease; otherwise `LeftBy` is that
 * holder. A value stands for "none", because an update cannot remove an attribute conditionally.
 */
export const nobody = "nobody";

const Row = z.looseObject({
  UserID: z.string(),
  Origin: z.string(),
  Rev: z.number(),
  Place: z.object({
    chatId: z.number(),
    messageId: z.number(),
    threadId: z.number().optional(),
    guestQueryId: z.string().optional(),
  }),
  Language: z.string().optional(),
  LeaseUntil: z.number().optional(),
  LeaseJob: z.string().optional(),
  LeftBy: z.string().default(nobody),
  LeftOut: z.number().optional(),
  NotBefore: z.number().optional(),
  RestUntil: z.number().optional(),
  DueJob: z.string().optional(),
  ShownAt: z.number().optional(),
  ReplyID: z.union([z.number(), z.string()]).optional(),
  Fingerprint: z.string().optional(),
});
const Stamped = z.object({ state: LinkState, changedAt: z.string() });

/** Parses a row of TweetsReplies. A time that is further ahead than it can be counts as over. */
export function readReplyRow(attributes: Record<string, unknown>): ReplyRow {
  const now = Date.now();
  const row = Row.parse(attributes);
  const crashedOwner = row.LeftBy === nobody ? undefined : row.LeftBy;
  return {
    userId: row.UserID,
    origin: row.Origin,
    place: row.Place,
    links: linksIn(attributes),
    states: statesIn(attributes),
    languageCode: row.Language,
    rev: row.Rev,
    leaseUntil: believed("LeaseUntil", row.LeaseUntil, now),
    leaseJob: row.LeaseJob,
    leftOut: row.LeftOut ?? 0,
    limitedUntil: believed("NotBefore", row.NotBefore, now),
    postponedUntil: believed("RestUntil", row.RestUntil, now),
    dueJob: row.DueJob,
    shownAt: believed("ShownAt", row.ShownAt, now),
    replyId: row.ReplyID,
    // An owner who crashed may have shown something that it did not record.
    fingerprint: crashedOwner === undefined ? row.Fingerprint : undefined,
  };
}

/** The links of all editions, each once: an edition that drops a link does not drop its answer. */
function linksIn(attributes: Record<string, unknown>): Link[] {
  const editions = namesWith(linksPrefix, attributes).map((name) =>
    z.array(Link).parse(attributes[name]),
  );
  const byKey = new Map<string, Link>();
  for (const link of editions.flat()) if (!byKey.has(link.key)) byKey.set(link.key, link);
  return [...byKey.values()];
}

const statesIn = (attributes: Record<string, unknown>) =>
  new Map(
    namesWith(statePrefix, attributes).map((name) => [
      name.slice(statePrefix.length),
      Stamped.parse(attributes[name]),
    ]),
  );

const namesWith = (prefix: string, attributes: Record<string, unknown>): string[] =>
  Object.keys(attributes)
    .filter((name) => name.startsWith(prefix))
    .sort();
