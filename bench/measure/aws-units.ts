/** What calls of AWS are billed as. A unit of DynamoDB is a request unit of its on-demand mode. */
export type Billed = {
  sqsRequests: number;
  /** Receives that brought nothing. They are counted in `sqsRequests` too. */
  emptyReceives: number;
  /** Calls of DynamoDB by action. */
  tableCalls: Map<string, number>;
  readUnits: number;
  writeUnits: number;
};

export const nothingBilled = (): Billed => ({
  sqsRequests: 0,
  emptyReceives: 0,
  tableCalls: new Map(),
  readUnits: 0,
  writeUnits: 0,
});

type Call = {
  readonly action: string;
  readonly asked: Record<string, unknown>;
  readonly answered: Record<string, unknown>;
};

export function billSqs(billed: Billed, { action, answered }: Call): void {
  billed.sqsRequests += 1;
  const messages = (answered as { Messages?: unknown[] }).Messages ?? [];
  if (action === "ReceiveMessage" && messages.length === 0) billed.emptyReceives += 1;
}

const readUnitBytes = 4_096;
const writeUnitBytes = 1_024;

/**
 * Adds a call of DynamoDB. Sizes are those of the JSON in requests and answers, a little more than
 * what DynamoDB counts. What an update writes is known by what it returns, else by its values.
 */
export function billTable(billed: Billed, { action, asked, answered }: Call): void {
  billed.tableCalls.set(action, (billed.tableCalls.get(action) ?? 0) + 1);
  const { ConsistentRead, TableName = "" } = asked as {
    ConsistentRead?: boolean;
    TableName?: string;
  };
  const { Item, Items } = answered as { Item?: unknown; Items?: unknown[] };
  const read = (item: unknown, isConsistent = ConsistentRead === true) => {
    billed.readUnits += units(item, readUnitBytes) * (isConsistent ? 1 : 0.5);
  };
  const write = (table: string, item: unknown) => {
    // The local index of the claims is written along, an entry for each row.
    const copies = table.endsWith("Claims") ? 2 : 1;
    billed.writeUnits += units(item, writeUnitBytes) * copies;
  };
  if (action === "GetItem") read(Item);
  if (action === "Query") read(Items);
  if (action === "PutItem") write(TableName, asked.Item);
  if (action === "DeleteItem") write(TableName, asked.Key);
  if (action === "UpdateItem")
    write(TableName, answered.Attributes ?? [asked.Key, asked.ExpressionAttributeValues]);
  if (action === "BatchGetItem") readBatch(asked, answered, read);
  if (action === "BatchWriteItem") writeBatch(asked, write);
}

function readBatch(
  {
    RequestItems = {},
  }: { RequestItems?: Record<string, { Keys: unknown[]; ConsistentRead?: boolean }> },
  { Responses = {} }: { Responses?: Record<string, unknown[]> },
  read: (item: unknown, isConsistent: boolean) => void,
): void {
  for (const [table, { Keys, ConsistentRead = false }] of Object.entries(RequestItems)) {
    const found = Responses[table] ?? [];
    for (const index of Keys.keys()) read(found[index], ConsistentRead);
  }
}

type Written = { PutRequest?: { Item: unknown }; DeleteRequest?: { Key: unknown } };

function writeBatch(
  { RequestItems = {} }: { RequestItems?: Record<string, Written[]> },
  write: (table: string, item: unknown) => void,
): void {
  for (const [table, requests] of Object.entries(RequestItems))
    for (const { PutRequest, DeleteRequest } of requests)
      write(table, PutRequest?.Item ?? DeleteRequest?.Key);
}

/** At least one: looking for an item that is not there costs as much as finding a small one. */
const units = (item: unknown, unitBytes: number): number =>
  Math.max(1, Math.ceil(Buffer.byteLength(JSON.stringify(item) ?? "") / unitBytes));
