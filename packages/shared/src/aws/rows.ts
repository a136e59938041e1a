import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { type Condition, expressionsFor, type Update } from "./expression.ts";

export type Key = Readonly<Record<string, string>>;
export type Row = Record<string, unknown>;
type Attributes = Record<string, AttributeValue>;
export type Rows = ReturnType<typeof rowsOf>;
type Wanted = {
  readonly key: Condition;
  readonly filter?: Condition;
  readonly attributes?: readonly string[];
};

type PagesOf = {
  readonly key?: Condition | undefined;
  readonly filter?: Condition;
  /** With `key`: the name of the index that is read, whose sort key then gives the order. */
  readonly index?: string;
  /** With `key`: begins with the highest sort key. */
  readonly isDescending?: boolean;
  readonly pageSize?: number;
  readonly isConsistent?: boolean;
};

/** The rows of one table. A write returns false, and changes nothing, if its condition does not hold. */
export function rowsOf(client: DynamoDBClient, TableName: string) {
  return {
    /** The row as it is now, after every write that has succeeded; undefined if there is none. */
    async get(key: Key): Promise<Row | undefined> {
      const command = { TableName, Key: toAttributes(key), ConsistentRead: true };
      const { Item } = await client.send(new GetItemCommand(command));
      return Item === undefined ? undefined : fromAttributes(Item);
    },

    /**
     * All rows with such a key, as they are now, with all attributes or only those that are named. DynamoDB
     * gives them in pages of 1 MB, which count rows and attributes that are left out.
     */
    async query({ key, filter, attributes }: Wanted): Promise<Row[]> {
      const command = {
        TableName,
        ...expressed({ key, filter, attributes }),
        ConsistentRead: true,
      };
      const found: Row[] = [];
      for (let from: Attributes | undefined, isMore = true; isMore; isMore = from !== undefined) {
        const page = await client.send(new QueryCommand({ ...command, ExclusiveStartKey: from }));
        found.push(...(page.Items ?? []).map(fromAttributes));
        from = page.LastEvaluatedKey;
      }
      return found;
    },

    /**
     * The rows with such a key, or of the whole table, a page at a time, in the order of their sort key.
     * A page holds at most 1 MB, and at most `pageSize` rows, also counting what `filter` leaves out, so
     * it may be empty. May lack the latest writes unless `isConsistent`.
     */
    async *pages({ key, filter, pageSize, isConsistent, ...order }: PagesOf = {}) {
      const command = {
        TableName,
        ...expressed({ key, filter }),
        Limit: pageSize,
        ConsistentRead: isConsistent,
      };
      for (let from: Attributes | undefined, isMore = true; isMore; isMore = from !== undefined) {
        const next = { ...command, ExclusiveStartKey: from };
        const page = await (key === undefined
          ? client.send(new ScanCommand(next))
          : client.send(new QueryCommand({ ...next, ...ordered(order) })));
        yield (page.Items ?? []).map(fromAttributes);
        from = page.LastEvaluatedKey;
      }
    },

    /** Puts the whole row, in the place of one with the same key. */
    put(row: object, condition?: Condition): Promise<boolean> {
      const command = { TableName, Item: toAttributes(row), ...expressed({ condition }) };
      return holds(client.send(new PutItemCommand(command)));
    },

    update(key: Key, update: Update, condition?: Condition): Promise<boolean> {
      const expressions = expressed({ update, condition });
      const command = { TableName, Key: toAttributes(key), ...expressions };
      return holds(client.send(new UpdateItemCommand(command)));
    },

    /** Updates the row and returns it as it is afterwards; undefined if the condition does not hold. */
    async updateAndGet(key: Key, update: Update, condition: Condition): Promise<Row | undefined> {
      const command = new UpdateItemCommand({
        TableName,
        Key: toAttributes(key),
        ...expressed({ update, condition }),
        ReturnValues: "ALL_NEW",
      });
      const { Attributes } = (await ifHolds(client.send(command))) ?? {};
      return Attributes === undefined ? undefined : fromAttributes(Attributes);
    },

    remove(key: Key, condition?: Condition): Promise<boolean> {
      const command = { TableName, Key: toAttributes(key), ...expressed({ condition }) };
      return holds(client.send(new DeleteItemCommand(command)));
    },

    /** Removes the row and returns it as it was; undefined if the condition does not hold. */
    async removeAndGet(key: Key, condition: Condition): Promise<Row | undefined> {
      const command = new DeleteItemCommand({
        TableName,
        Key: toAttributes(key),
        ...expressed({ condition }),
        ReturnValues: "ALL_OLD",
      });
      const { Attributes } = (await ifHolds(client.send(command))) ?? {};
      return Attributes === undefined ? undefined : fromAttributes(Attributes);
    },
  };
}

/** A row as DynamoDB's protocol writes it. What is undefined is left out. */
export const toAttributes = (row: object) => marshall(row, { removeUndefinedValues: true });
export const fromAttributes = (attributes: Attributes): Row => unmarshall(attributes);

const ordered = ({ index, isDescending = false }: Pick<PagesOf, "index" | "isDescending">) => ({
  IndexName: index,
  ScanIndexForward: !isDescending,
});

function expressed(expressions: Parameters<typeof expressionsFor>[0]) {
  const { ExpressionAttributeValues: values, ...texts } = expressionsFor(expressions);
  return values === undefined
    ? texts
    : { ...texts, ExpressionAttributeValues: toAttributes(values) };
}

async function ifHolds<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

const holds = async (write: Promise<unknown>): Promise<boolean> =>
  (await ifHolds(write)) !== undefined;
