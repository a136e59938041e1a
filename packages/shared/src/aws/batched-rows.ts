import { setTimeout as pause } from "node:timers/promises";
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import DataLoader from "dataloader";
import { RetryableError } from "../errors.ts";
import { fromAttributes, type Key, type Row, toAttributes } from "./rows.ts";

/** How many rows DynamoDB takes in one call. */
const maxReads = 100;
const maxWrites = 25;

/** How long a call that is under way is waited for, to gather rows for the next one. */
const gatherForMs = 50;

export type BatchedRows = ReturnType<typeof batchedRowsOf>;
type Table = { readonly name: string; readonly partitionKey: string; readonly sortKey?: string };

/**
 * The rows of one table, several in a call: those that are asked for in the same tick or while another
 * call is under way. A row that comes alone is not delayed. A row that DynamoDB could not process within
 * a few calls, as it does under throttling, throws a RetryableError. Without consistency a read may lack the
 * latest writes, and costs half as much.
 */
export function batchedRowsOf(
  client: DynamoDBClient,
  { name, partitionKey, sortKey }: Table,
  { isConsistent = true } = {},
) {
  const idOf = (row: object) =>
    JSON.stringify([partitionKey, sortKey].map((key) => key && Reflect.get(row, key)));
  /** DynamoDB refuses a call that names a row twice. The last one counts. */
  const byId = <T extends object>(rows: readonly T[]) =>
    new Map(rows.map((row) => [idOf(row), row]));

  const getAll = async (keys: readonly Key[]): Promise<(Row | undefined)[]> => {
    const rows: Row[] = [];
    await untilNoneIsLeft([...byId(keys).values()].map(toAttributes), async (Keys) => {
      const request = { [name]: { Keys, ConsistentRead: isConsistent } };
      const command = new BatchGetItemCommand({ RequestItems: request });
      const { Responses, UnprocessedKeys } = await client.send(command);
      rows.push(...(Responses?.[name] ?? []).map(fromAttributes));
      return UnprocessedKeys?.[name]?.Keys;
    });
    const found = byId(rows);
    return keys.map((key) => found.get(idOf(key)));
  };

  const writeAll = (requests: readonly WriteRequest[]): Promise<void> =>
    untilNoneIsLeft(requests, async (left) => {
      const command = new BatchWriteItemCommand({ RequestItems: { [name]: left } });
      return (await client.send(command)).UnprocessedItems?.[name];
    });

  const putAll = async (rows: readonly object[]): Promise<true[]> => {
    const distinct = [...byId(rows).values()];
    await writeAll(distinct.map((row) => ({ PutRequest: { Item: toAttributes(row) } })));
    return rows.map(() => true);
  };

  const removeAll = async (keys: readonly Key[]): Promise<true[]> => {
    const distinct = [...byId(keys).values()];
    await writeAll(distinct.map((key) => ({ DeleteRequest: { Key: toAttributes(key) } })));
    return keys.map(() => true);
  };

  const reads = gathering(getAll, maxReads);
  const writes = gathering(putAll, maxWrites);
  const removals = gathering(removeAll, maxWrites);
  return {
    /** The row, undefined if there is none. */
    get: (key: Key): Promise<Row | undefined> => reads.load(key),

    /** Puts the whole row, in the place of one with the same key. */
    async put(row: object): Promise<void> {
      await writes.load(row);
    },

    /** Removes the row, whatever is in it, if there is one. */
    async remove(key: Key): Promise<void> {
      await removals.load(key);
    },
  };
}

function gathering<K, V>(call: (keys: readonly K[]) => Promise<V[]>, maxBatchSize: number) {
  let underWay: Promise<unknown> = Promise.resolve();
  const begin = (keys: readonly K[]) => {
    const answer = call(keys);
    underWay = answer.catch(() => {});
    return answer;
  };
  return new DataLoader<K, V>(begin, {
    cache: false,
    maxBatchSize,
    batchScheduleFn(dispatch) {
      const waited = pause(gatherForMs, undefined, { ref: false });
      void Promise.race([underWay, waited]).then(() => setImmediate(dispatch));
    },
  });
}

const maxCalls = 4;
const firstPauseMs = 50;

/** Calls again with what `call` returns as not processed, after pauses that double. */
async function untilNoneIsLeft<T>(
  all: readonly T[],
  call: (some: T[]) => Promise<T[] | undefined>,
): Promise<void> {
  let left: T[] = [...all];
  for (let made = 0; left.length > 0; made += 1) {
    if (made === maxCalls)
      throw new RetryableError(`DynamoDB left ${left.length} rows unprocessed`);
    if (made > 0) await pause(firstPauseMs * 2 ** (made - 1));
    left = (await call(left)) ?? [];
  }
}
