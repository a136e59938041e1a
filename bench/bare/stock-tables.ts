import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { claimRow, itemRow, rawRow, replyKey, type Tables } from "./tables.ts";

/** Four calls for a tweet, through lib-dynamodb: the raw answer, the claim, the item, the reply. */
export function stockTables(client: DynamoDBDocumentClient): Tables {
  const put = async (TableName: string, Item: object) => {
    await client.send(new PutCommand({ TableName, Item: { ...Item } }));
  };
  const nothing = async () => {};
  return {
    findRaw: nothing,
    putRaw: (tweetId, text) => put("TweetsRaw", rawRow(tweetId, text)),
    putClaim: (request, tweet) => put("TweetsClaims", claimRow(request, tweet)),
    putItem: (request, tweet) => put("Tweets", itemRow(request, tweet)),
    findBlock: nothing,
    leaseReply: nothing,
    async finishReply(request, replyId) {
      await client.send(
        new UpdateCommand({
          TableName: "TweetsReplies",
          Key: replyKey(request),
          UpdateExpression: "SET ReplyId = :reply",
          ExpressionAttributeValues: { ":reply": replyId },
        }),
      );
    },
  };
}
