import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { OpenArchive } from "./open-archive.ts";

type Send = (command: { input: { TableName?: string } }) => Promise<unknown>;
const clientOf = (send: Send) => ({ send }) as unknown as DynamoDBClient;

/** The client of a process that ends before its call number `last`. */
export function failingAt(client: DynamoDBClient, last: number): DynamoDBClient {
  let calls = 0;
  return clientOf(async (command) => {
    calls += 1;
    if (calls >= last) throw new Error("cut off");
    return client.send(command as never);
  });
}

/** A client before whose first put into the table something else happens. */
export function happensAt(
  { client, tables }: Pick<OpenArchive, "client" | "tables">,
  table: "tweets" | "trash",
  happens: () => Promise<void>,
): DynamoDBClient {
  let puts = 0;
  return clientOf(async (command) => {
    const isPut = command.constructor.name === "PutItemCommand";
    if (isPut && command.input.TableName === tables[table].name && puts++ === 0) await happens();
    return client.send(command as never);
  });
}
