import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Claim } from "@memory/archive/rows/claim";
import type { Tables } from "@memory/archive/tables";
import type { Shelf } from "../ports.ts";
import { StoredTweet } from "../stored-tweet.ts";
import { rowsOf } from "./rows.ts";

/** Tweets in DynamoDB. */
export function createShelf(client: DynamoDBDocumentClient, tables: Tables): Shelf {
  const rows = rowsOf(client, tables.tweets.name);
  const placeOf = ({ UserID, Timestamp }: Claim) => ({ UserID, Timestamp });
  return {
    async find(claim) {
      const row = await rows.get(placeOf(claim));
      return row === undefined ? undefined : StoredTweet.parse(row);
    },
    async put(claim, { expires: _, ...tweet }) {
      const row = { ...tweet, ...placeOf(claim), ChangedAt: claim.ChangedAt };
      await rows.put(row, { condition: "attribute_not_exists(#UserID)" });
    },
    touch(claim) {
      const { TweetID, ChangedAt } = claim;
      return rows.update(
        placeOf(claim),
        { ChangedAt },
        {
          condition: "#TweetID = :tweetId AND #ChangedAt <= :changedAt",
          values: { tweetId: TweetID, changedAt: ChangedAt },
        },
      );
    },
    async remove({ UserID, TweetID, ChangedAt }, timestamp) {
      await rows.remove(
        { UserID, Timestamp: timestamp },
        {
          condition: "#TweetID = :tweetId AND #ChangedAt < :changedAt",
          values: { tweetId: TweetID, changedAt: ChangedAt },
        },
      );
    },
  };
}
