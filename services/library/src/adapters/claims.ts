import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { Claim } from "@memory/archive/rows/claim";
import type { Tables } from "@memory/archive/tables";
import type { Claims, TweetKey } from "../ports.ts";
import { rowsOf } from "./rows.ts";

/** TweetsClaims in DynamoDB. */
export function createClaims(client: DynamoDBDocumentClient, tables: Tables): Claims {
  const rows = rowsOf(client, tables.claims.name);
  const keyOf = ({ userId, tweetId }: TweetKey) => ({ UserID: userId, TweetID: tweetId });
  return {
    async find(key) {
      const row = await rows.get(keyOf(key));
      return row === undefined ? undefined : Claim.parse(row);
    },
    change({ UserID, TweetID, State, ChangedAt, Timestamp }, change) {
      return rows.update({ UserID, TweetID }, change, {
        condition: "#State = :state AND #ChangedAt = :changedAt AND #Timestamp = :timestamp",
        values: { state: State, changedAt: ChangedAt, timestamp: Timestamp },
      });
    },
  };
}
