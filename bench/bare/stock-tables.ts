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
    async putRaw(answers) {
      await Promise.all(answers.map((answer) => put("TweetsRaw", rawRow(answer))));
    },
    putClaim: (request, tweet) => put("TweetsClaims", claimRow(request, tweet)),
    putItem: (request, tweet) => put("Tweets", itemRow(request, tweet)),
    findBlocks: nothing,
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
