import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { claimRow, itemRow, rawRow, replyKey, type Tables } from "./tables.ts";

type Row = Record<string, AttributeValue>;
type Values = Readonly<Record<string, string | number>>;

/**
 * The calls that Memory makes for a tweet, in number and kind: two GetItem, three PutItem, two
 * UpdateItem. The attribute values are written down as DynamoDB wants them, without any library.
 */
export function floorTables(client: DynamoDBClient): Tables {
  const get = async (TableName: string, key: Values, ConsistentRead: boolean) => {
    await client.send(new GetItemCommand({ TableName, Key: row(key), ConsistentRead }));
  };
  const put = async (TableName: string, values: Values, ConditionExpression?: string) => {
    const Item = row(values);
    const condition = ConditionExpression === undefined ? {} : { ConditionExpression };
    await client.send(new PutItemCommand({ TableName, Item, ...condition }));
  };
  return {
    findRaw: (TweetID) => get("TweetsRaw", { TweetID, Source: "syndication" }, true),
    putRaw: (tweetId, text) => put("TweetsRaw", rawRow(tweetId, text)),
    putClaim: (request, tweet) =>
      put("TweetsClaims", claimRow(request, tweet), "attribute_not_exists(TweetID)"),
    putItem: (request, tweet) =>
      put("Tweets", itemRow(request, tweet), "attribute_not_exists(UserID)"),
    findBlock: (UserID) => get("TweetsPeople", { UserID }, false),
    async leaseReply(request, tweet) {
      const now = Date.now();
      await client.send(
        new UpdateItemCommand({
          TableName: "TweetsReplies",
          Key: row(replyKey(request)),
          UpdateExpression:
            "SET #state = :state, LeaseOwner = :owner, LeaseUntil = :until ADD Rev :one",
          ConditionExpression: "attribute_not_exists(LeaseUntil) OR LeaseUntil <= :now",
          ExpressionAttributeNames: { "#state": `State:${request.link.key}` },
          ExpressionAttributeValues: row({
            ":state": JSON.stringify({ kind: "saved", text: tweet.text }),
            ":owner": request.traceId,
            ":until": now + 30_000,
            ":now": now,
            ":one": 1,
          }),
          ReturnValues: "ALL_NEW",
        }),
      );
    },
    async finishReply(request, replyId) {
      await client.send(
        new UpdateItemCommand({
          TableName: "TweetsReplies",
          Key: row(replyKey(request)),
          UpdateExpression: "SET ReplyId = :reply REMOVE LeaseOwner, LeaseUntil",
          ConditionExpression: "LeaseOwner = :owner",
          ExpressionAttributeValues: row({ ":reply": replyId, ":owner": request.traceId }),
        }),
      );
    },
  };
}

const row = (values: Values): Row =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number" ? { N: String(value) } : { S: value },
    ]),
  );
