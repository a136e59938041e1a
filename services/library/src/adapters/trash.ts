import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Claim } from "@memory/archive/rows/claim";
import type { Tables } from "@memory/archive/tables";
import { z } from "zod";
import type { Trash } from "../ports.ts";
import { daysInTrash, StoredTweet } from "../stored-tweet.ts";
import { rowsOf } from "./rows.ts";

/** Another tweet of the same person may lie in the trash under the same millisecond. */
const placesTried = 20;

/** TweetsTrash in DynamoDB. */
export function createTrash(client: DynamoDBDocumentClient, tables: Tables): Trash {
  const TableName = tables.trash.name;
  const rows = rowsOf(client, TableName);

  /** The tweet's rows around the claim's place, the newest first. */
  const rowsFor = async ({ UserID, TweetID, Timestamp }: Claim): Promise<StoredTweet[]> => {
    const command = new QueryCommand({
      TableName,
      KeyConditionExpression: "UserID = :userId AND #Timestamp BETWEEN :first AND :last",
      FilterExpression: "TweetID = :tweetId",
      ExpressionAttributeNames: { "#Timestamp": "Timestamp" },
      ExpressionAttributeValues: {
        ":userId": UserID,
        ":tweetId": TweetID,
        ":first": later(Timestamp, -placesTried),
        ":last": later(Timestamp, placesTried),
      },
      ConsistentRead: true,
    });
    const found = z.array(StoredTweet).parse((await client.send(command)).Items ?? []);
    return found.sort((a, b) => (a.ChangedAt < b.ChangedAt ? 1 : -1));
  };

  return {
    async find(claim) {
      return (await rowsFor(claim))[0];
    },

    async put(claim, tweet) {
      const { UserID, TweetID, ChangedAt } = claim;
      const expires = Math.floor(Date.parse(ChangedAt) / 1000) + daysInTrash * 86_400;
      for (let offset = 0; offset < placesTried; offset += 1) {
        const Timestamp = later(claim.Timestamp, offset);
        const isPut = await rows.put(
          { ...tweet, Timestamp, ChangedAt, expires },
          {
            condition:
              "attribute_not_exists(#UserID) OR (#TweetID = :tweetId AND #ChangedAt <= :changedAt)",
            values: { tweetId: TweetID, changedAt: ChangedAt },
          },
        );
        if (isPut) return true;
        const there = StoredTweet.safeParse(await rows.get({ UserID, Timestamp }));
        if (there.data === undefined || there.data.TweetID === TweetID) return false;
      }
      throw new Error(`no place in the trash for tweet ${TweetID} at ${claim.Timestamp}`);
    },

    async clear(claim) {
      const { TweetID, ChangedAt } = claim;
      for (const { UserID, Timestamp } of await rowsFor(claim)) {
        await rows.remove(
          { UserID, Timestamp },
          {
            condition: "#TweetID = :tweetId AND #ChangedAt < :changedAt",
            values: { tweetId: TweetID, changedAt: ChangedAt },
          },
        );
      }
    },
  };
}

const later = (timestamp: string, ms: number): string =>
  new Date(Date.parse(timestamp) + ms).toISOString();
