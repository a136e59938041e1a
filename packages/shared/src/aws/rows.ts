import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { type Condition, expressionsFor, type Update } from "./expression.ts";

type Key = Readonly<Record<string, string>>;
type Row = Record<string, unknown>;
export type Rows = ReturnType<typeof rowsOf>;

/** The rows of one table. A write returns false, and changes nothing, if its condition does not hold. */
export function rowsOf(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /**
     * The row as it is now, after every write that has succeeded; undefined if there is none. Without
     * consistency it may lack the latest writes, and costs half as much.
     */
    async get(key: Key, { isConsistent = true } = {}): Promise<Row | undefined> {
      const command = new GetCommand({ TableName, Key: key, ConsistentRead: isConsistent });
      return (await client.send(command)).Item;
    },

    /**
     * All rows with such a key, as they are now. DynamoDB gives them in pages of 1 MB, which count rows
     * that `filter` leaves out.
     */
    async query({ key, filter }: { key: Condition; filter: Condition }): Promise<Row[]> {
      const command = { TableName, ...expressionsFor({ key, filter }), ConsistentRead: true };
      const found: Row[] = [];
      let ExclusiveStartKey: Row | undefined;
      do {
        const page = await client.send(new QueryCommand({ ...command, ExclusiveStartKey }));
        found.push(...(page.Items ?? []));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined);
      return found;
    },

    /** Puts the whole row, in the place of one with the same key. */
    put(row: object, condition: Condition): Promise<boolean> {
      const command = { TableName, Item: { ...row }, ...expressionsFor({ condition }) };
      return holds(client.send(new PutCommand(command)));
    },

    update(key: Key, update: Update, condition: Condition): Promise<boolean> {
      const command = { TableName, Key: key, ...expressionsFor({ update, condition }) };
      return holds(client.send(new UpdateCommand(command)));
    },

    /** Updates the row and returns it as it is afterwards; undefined if the condition does not hold. */
    async updateAndGet(key: Key, update: Update, condition: Condition): Promise<Row | undefined> {
      const expressions = expressionsFor({ update, condition });
      const command = { TableName, Key: key, ...expressions, ReturnValues: "ALL_NEW" as const };
      return (await ifHolds(client.send(new UpdateCommand(command))))?.Attributes;
    },

    remove(key: Key, condition: Condition): Promise<boolean> {
      const command = { TableName, Key: key, ...expressionsFor({ condition }) };
      return holds(client.send(new DeleteCommand(command)));
    },

    /** Removes the row and returns it as it was; undefined if the condition does not hold. */
    async removeAndGet(key: Key, condition: Condition): Promise<Row | undefined> {
      const expressions = expressionsFor({ condition });
      const command = { TableName, Key: key, ...expressions, ReturnValues: "ALL_OLD" as const };
      return (await ifHolds(client.send(new DeleteCommand(command))))?.Attributes;
    },
  };
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
