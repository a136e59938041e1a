import { QueryCommand } from "@aws-sdk/client-dynamodb";
import { until } from "@memory/testing/until";
import { memoryClients } from "./clients.ts";
import type { Sent } from "./crowd.ts";

/**
 * How many of the links' tweets are kept for their senders. Waits until all are, at most `patienceMs`
 * for each.
 */
export async function countKept(
  dynamodb: string,
  sent: readonly Sent[],
  patienceMs: number,
): Promise<number> {
  const { receive, send, tables } = memoryClients({ sqs: dynamodb, dynamodb });
  const isKept = async ({ person }: Sent): Promise<boolean> => {
    const { Items = [] } = await tables.send(
      new QueryCommand({
        TableName: "Tweets",
        KeyConditionExpression: "UserID = :user",
        ExpressionAttributeValues: { ":user": { S: String(person) } },
        ConsistentRead: true,
      }),
    );
    return Items.length > 0;
  };
  const notKept = async (links: readonly Sent[]) => {
    const kept = await Promise.all(links.map(isKept));
    return links.filter((_, index) => !kept[index]);
  };
  try {
    let missing = await notKept(sent);
    for (let first = missing[0]; first !== undefined; first = missing[0]) {
      const awaited = first;
      const isThere = await until("a tweet to be kept", () => isKept(awaited), patienceMs).catch(
        () => false,
      );
      missing = await notKept(missing);
      if (!isThere) break;
    }
    return sent.length - missing.length;
  } finally {
    for (const client of [receive, send, tables]) client.destroy();
  }
}
