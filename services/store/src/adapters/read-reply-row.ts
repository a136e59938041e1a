import { Link } from "@memory/shared/contracts/link";
import { z } from "zod";
import { LinkState } from "../reply/link-state.ts";
import { mergeLinks, type ReplyRow } from "../reply/protocol/reply-row.ts";

/** One attribute per edition's links and one per link's state: each is written without the others. */
export const linksPrefix = "links#";
export const statePrefix = "state#";
/** Left the lease that its present holder took. */
export const nobody = "nobody";

const Row = z.looseObject({
  UserID: z.string(),
  Origin: z.string(),
  Rev: z.number(),
  Place: z.object({
    chatId: z.number(),
    messageId: z.number(),
    threadId: z.number().optional(),
  }),
  LeaseUntil: z.number().optional(),
  LeaseJob: z.string().optional(),
  LeftBy: z.string().optional(),
  LeftOut: z.number().optional(),
  NotBefore: z.number().optional(),
  RestUntil: z.number().optional(),
  DueJob: z.string().optional(),
  ShownAt: z.number().optional(),
  ReplyID: z.number().optional(),
  Fingerprint: z.string().optional(),
});
const Stamped = z.object({ state: LinkState, changedAt: z.string() });

/** A row of TweetsReplies as it stands in the table. */
export function readReplyRow(attributes: Record<string, unknown>): ReplyRow {
  const row = Row.parse(attributes);
  const named = (prefix: string) =>
    Object.keys(attributes)
      .filter((name) => name.startsWith(prefix))
      .sort();
  return {
    userId: row.UserID,
    origin: row.Origin,
    place: row.Place,
    links: mergeLinks(named(linksPrefix).map((name) => z.array(Link).parse(attributes[name]))),
    states: new Map(
      named(statePrefix).map((name) => [
        name.slice(statePrefix.length),
        Stamped.parse(attributes[name]),
      ]),
    ),
    rev: row.Rev,
    leaseUntil: row.LeaseUntil ?? 0,
    leaseJob: row.LeaseJob,
    leftOut: row.LeftOut ?? 0,
    notBefore: row.NotBefore ?? 0,
    restUntil: row.RestUntil ?? 0,
    dueJob: row.DueJob,
    shownAt: row.ShownAt ?? 0,
    replyId: row.ReplyID,
    fingerprint: (row.LeftBy ?? nobody) === nobody ? row.Fingerprint : undefined,
  };
}
