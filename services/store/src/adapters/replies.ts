import {
  type DynamoDBDocumentClient,
  GetCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { ifHolds } from "@memory/shared/adapters/conditional-write";
import { Link } from "@memory/shared/contracts/link";
import { originKey } from "@memory/shared/contracts/origin";
import type { Tables } from "@memory/shared/tables";
import { z } from "zod";
import type { Holder, Replies, ReplyKey, Shown } from "../ports.ts";
import { LinkState } from "../reply/link-state.ts";
import { mergeLinks, type ReplyRow, type ReplyUpdate } from "../reply/reply-row.ts";

/** Longer than a call to Telegram can take. */
const leaseMs = 30_000;

/** One attribute per edition's links and one per link's state: each is written without the others. */
const linksPrefix = "links#";
const statePrefix = "state#";

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
  LeftOut: z.number().optional(),
  NotBefore: z.number().optional(),
  ReplyID: z.number().optional(),
  Fingerprint: z.string().optional(),
});
const Stamped = z.object({ state: LinkState, changedAt: z.string() });

type Expression = {
  set: string[];
  remove?: string[];
  add?: string;
  conditions: string[];
  names?: Record<string, string>;
  values: Record<string, unknown>;
};

/** TweetsReplies in DynamoDB. */
export function createReplies(client: DynamoDBDocumentClient, tables: Tables): Replies {
  const TableName = tables.replies.name;
  const keyOf = ({ userId, origin }: ReplyKey) => ({ UserID: userId, Origin: origin });

  /** The row as it is afterwards, or undefined when a condition did not hold. */
  const update = async (key: ReplyKey, expression: Expression) => {
    const command = new UpdateCommand({ TableName, Key: keyOf(key), ...input(expression) });
    const written = await ifHolds(client.send(command));
    return written?.Attributes === undefined ? undefined : toRow(written.Attributes);
  };

  return {
    updateAndLease(change, holder) {
      const lease = leaseOf(holder);
      const state = stateOf(change);
      return update(rowKey(change), {
        set: [...state.set, ...lease.set],
        add: "Rev :one",
        conditions: [...state.conditions, ...lease.conditions],
        names: state.names,
        values: { ...state.values, ...lease.values },
      });
    },

    update: (change) => update(rowKey(change), { ...stateOf(change), add: "Rev :one" }),

    lease(key, holder) {
      const lease = leaseOf(holder);
      return update(key, {
        ...lease,
        conditions: ["attribute_exists(UserID)", ...lease.conditions],
      });
    },

    async finish(row, { owner }, shown) {
      const { set, values } = shownOf(shown);
      const finished = await update(row, {
        set,
        remove: ["LeaseOwner", "LeaseUntil", "LeaseJob", "NotBefore"],
        conditions: ["LeaseOwner = :owner", "Rev = :rev"],
        values: { ...values, ":owner": owner, ":rev": row.rev },
      });
      return finished !== undefined;
    },

    renew(row, { owner }, shown) {
      const { set, values } = shownOf(shown);
      return update(row, {
        set: [...set, "LeaseUntil = :until"],
        conditions: ["LeaseOwner = :owner"],
        values: { ...values, ":owner": owner, ":until": Date.now() + leaseMs },
      });
    },

    async giveBack(key, { owner }, notBefore) {
      await update(key, {
        set: notBefore === undefined ? [] : ["NotBefore = :notBefore"],
        remove: ["LeaseOwner", "LeaseUntil", "LeaseJob"],
        conditions: ["LeaseOwner = :owner"],
        values: {
          ":owner": owner,
          ...(notBefore === undefined ? {} : { ":notBefore": notBefore }),
        },
      });
    },

    async find(key) {
      const get = new GetCommand({ TableName, Key: keyOf(key), ConsistentRead: true });
      const { Item } = await client.send(get);
      return Item === undefined ? undefined : toRow(Item);
    },
  };
}

const rowKey = ({ userId, origin }: ReplyUpdate): ReplyKey => ({
  userId,
  origin: originKey(origin),
});

function stateOf(change: ReplyUpdate) {
  const { messageId, editDate = 0 } = change.origin;
  return {
    set: [
      "#links = if_not_exists(#links, :links)",
      "#place = if_not_exists(#place, :place)",
      "#state = :state",
      ...(change.leftOut === undefined ? [] : ["LeftOut = :leftOut"]),
    ],
    conditions: ["(attribute_not_exists(#state) OR #state.#changedAt <= :changedAt)"],
    names: {
      "#links": `${linksPrefix}${padded(messageId)}#${padded(editDate)}`,
      "#place": "Place",
      "#state": `${statePrefix}${change.linkKey}`,
      "#changedAt": "changedAt",
    },
    values: {
      ":links": change.links.map(forDisplay),
      ...(change.leftOut === undefined ? {} : { ":leftOut": change.leftOut }),
      ":place": change.place,
      ":state": { state: change.state, changedAt: change.changedAt },
      ":changedAt": change.changedAt,
      ":one": 1,
    },
  };
}

/** A row may hold the links of many editions, an item no more than 400 KB. */
const forDisplay = ({ key, url, refused, overLimit, tweetId }: Link): Link => ({
  key,
  url: url.slice(0, 60),
  ...(refused === undefined ? {} : { refused }),
  ...(overLimit === undefined ? {} : { overLimit }),
  ...(tweetId === undefined ? {} : { tweetId }),
});

const leaseOf = ({ owner, job }: Holder) => ({
  set: ["LeaseOwner = :owner", "LeaseUntil = :until", "LeaseJob = :job"],
  conditions: [
    "(attribute_not_exists(LeaseUntil) OR LeaseUntil <= :now OR LeaseOwner = :owner)",
    "(attribute_not_exists(NotBefore) OR NotBefore <= :now)",
  ],
  values: { ":owner": owner, ":job": job, ":until": Date.now() + leaseMs, ":now": Date.now() },
});

const shownOf = ({ replyId, fingerprint }: Shown) => ({
  set: ["Fingerprint = :fingerprint", ...(replyId === undefined ? [] : ["ReplyID = :replyId"])],
  values: {
    ":fingerprint": fingerprint,
    ...(replyId === undefined ? {} : { ":replyId": replyId }),
  },
});

const input = (expression: Expression): Omit<UpdateCommandInput, "TableName" | "Key"> => {
  const { set, remove = [], add, conditions, names, values } = expression;
  return {
    UpdateExpression: [
      set.length > 0 ? `SET ${set.join(", ")}` : "",
      remove.length > 0 ? `REMOVE ${remove.join(", ")}` : "",
      add === undefined ? "" : `ADD ${add}`,
    ].join(" "),
    ConditionExpression: conditions.join(" AND "),
    ...(names === undefined ? {} : { ExpressionAttributeNames: names }),
    ExpressionAttributeValues: values,
    ReturnValues: "ALL_NEW",
  };
};

function toRow(attributes: Record<string, unknown>): ReplyRow {
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
    replyId: row.ReplyID,
    fingerprint: row.Fingerprint,
  };
}

/** So that the attributes' names sort like the numbers. */
const padded = (value: number): string => String(value).padStart(12, "0");
