import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { documentClient } from "@memory/shared/aws/clients";
import { until } from "@memory/testing/until";
import type { Sent } from "./crowd.ts";

/**
 * How many of the links' tweets are kept for their senders. Waits until all are, or the number has not
 * grown for `patienceMs`.
 */
export async function countKept(
  dynamodb: string,
  sent: readonly Sent[],
  patienceMs: number,
): Promise<number> {
  const client = documentClient({
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  });
  const isKept = async ({ person }: Sent): Promise<boolean> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: "Tweets",
        KeyConditionExpression: "UserID = :user",
        ExpressionAttributeValues: { ":user": String(person) },
        ConsistentRead: true,
      }),
    );
    return Items.length > 0;
  };
  let missing = sent;
  try {
    for (;;) {
      const kept = await Promise.all(missing.map(isKept));
      const left = missing.filter((_, index) => !kept[index]);
      const first = left[0];
      if (first === undefined || left.length === missing.length) return sent.length - left.length;
      missing = left;
      await until("a tweet to be kept", () => isKept(first), patienceMs).catch(() => undefined);
    }
  } finally {
    client.destroy();
  }
}
