import {
  type DynamoDBDocumentClient,
  GetCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import type { Tables } from "@memory/archive/tables";
import { ifHolds } from "@memory/shared/aws/conditional-write";
import type { Link } from "@memory/shared/contracts/link";
import { originKey } from "@memory/shared/contracts/origin";
import type { Holder, Replies, ReplyKey, Rest, Shown } from "../ports.ts";
import type { ReplyRow, ReplyUpdate } from "../reply/protocol/reply-row.ts";
import { linksPrefix, nobody, readReplyRow, statePrefix } from "./read-reply-row.ts";

/** Longer than a call to Telegram can take. */
const leaseMs = 30_000;

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
    return written?.Attributes === undefined ? undefined : readReplyRow(written.Attributes);
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

    async lookAfter(key, { job }) {
      const taken = await update(key, {
        set: ["DueJob = :job"],
        conditions: [
          "LeaseUntil > :now",
          "LeaseJob <> :job",
          "(attribute_not_exists(DueJob) OR DueJob = LeaseJob OR DueJob = :job)",
        ],
        values: { ":job": job, ":now": Date.now() },
      });
      return taken !== undefined;
    },

    async finish(row, { owner }, shown) {
      const { set, names, values } = shownOf(shown);
      const finished = await update(row, {
        set,
        remove: [...leaseAttributes, "NotBefore", "RestUntil", "DueJob"],
        conditions: ["LeaseOwner = :owner", "Rev = :rev"],
        names,
        values: { ...values, ":owner": owner, ":rev": row.rev },
      });
      return finished !== undefined;
    },

    async rest(row, { owner }, { until, dueJob }) {
      const due = dueOf(dueJob);
      const rested = await update(row, {
        set: ["RestUntil = :restUntil", ...due.set],
        remove: [...leaseAttributes, ...inDoubt(row), ...due.remove],
        conditions: ["LeaseOwner = :owner", "Rev = :rev"],
        values: { ...due.values, ":restUntil": until, ":owner": owner, ":rev": row.rev },
      });
      return rested !== undefined;
    },

    renew(row, { owner }, shown) {
      const { set, names, values } = shown === undefined ? nothingShown : shownOf(shown);
      const sure = shown === undefined ? nothingShown : noDoubt;
      return update(row, {
        set: [...set, ...sure.set, "LeaseUntil = :until"],
        conditions: ["LeaseOwner = :owner"],
        names,
        values: {
          ...values,
          ...sure.values,
          ":owner": owner,
          ":until": Date.now() + leaseMs,
        },
      });
    },

    async giveBack(key, { owner, job, askedAt }, notBefore) {
      const isWait = notBefore !== undefined;
      const due = dueOf(isWait && askedAt !== undefined ? job : undefined);
      await update(key, {
        set: [...(isWait ? ["NotBefore = :notBefore"] : []), ...due.set],
        remove: [...leaseAttributes, "Fingerprint", ...due.remove],
        conditions: ["LeaseOwner = :owner"],
        values: { ":owner": owner, ...due.values, ...(isWait ? { ":notBefore": notBefore } : {}) },
      });
    },

    async find(key) {
      const get = new GetCommand({ TableName, Key: keyOf(key), ConsistentRead: true });
      const { Item } = await client.send(get);
      return Item === undefined ? undefined : readReplyRow(Item);
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

/**
 * An owner that is still there has died, maybe after it told the chat something that it did not
 * record: what is on record as shown is in doubt.
 */
const leaseOf = ({ owner, job }: Holder) => ({
  set: [
    "LeftBy = if_not_exists(LeaseOwner, :nobody)",
    "LeaseOwner = :owner",
    "LeaseUntil = :until",
    "LeaseJob = :job",
  ],
  conditions: [
    "(attribute_not_exists(LeaseUntil) OR LeaseUntil <= :now OR LeaseOwner = :owner)",
    "(attribute_not_exists(NotBefore) OR NotBefore <= :now)",
  ],
  values: {
    ":nobody": nobody,
    ":owner": owner,
    ":job": job,
    ":until": Date.now() + leaseMs,
    ":now": Date.now(),
  },
});

const leaseAttributes = ["LeaseOwner", "LeaseUntil", "LeaseJob", "LeftBy"];

const dueOf = (dueJob: Rest["dueJob"]) =>
  dueJob === undefined
    ? { set: [], remove: ["DueJob"], values: {} }
    : { set: ["DueJob = :dueJob"], remove: [], values: { ":dueJob": dueJob } };

const inDoubt = ({ fingerprint }: ReplyRow) => (fingerprint === undefined ? ["Fingerprint"] : []);

const noDoubt = { set: ["LeftBy = :nobody"], values: { ":nobody": nobody } };

const nothingShown = { set: [], names: {}, values: {} };

const shownOf = ({ fingerprint, replyId, at, place }: Shown) => {
  const shown = { Fingerprint: fingerprint, ReplyID: replyId, ShownAt: at, Place: place };
  const told = Object.entries(shown).filter(([, value]) => value !== undefined);
  return {
    set: told.map(([name]) => `#${name} = :${name}`),
    names: Object.fromEntries(told.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(told.map(([name, value]) => [`:${name}`, value])),
  };
};

const input = (expression: Expression): Omit<UpdateCommandInput, "TableName" | "Key"> => {
  const { set, remove = [], add, conditions, names = {}, values } = expression;
  return {
    UpdateExpression: [
      set.length > 0 ? `SET ${set.join(", ")}` : "",
      remove.length > 0 ? `REMOVE ${remove.join(", ")}` : "",
      add === undefined ? "" : `ADD ${add}`,
    ].join(" "),
    ConditionExpression: conditions.join(" AND "),
    ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
    ExpressionAttributeValues: values,
    ReturnValues: "ALL_NEW",
  };
};

/** So that the attributes' names sort like the numbers. */
const padded = (value: number): string => String(value).padStart(12, "0");
