import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { claimRow, itemRow, rawRow, replyKey, type Tables } from "./tables.ts";

type Row = Record<string, AttributeValue>;
/** What JSON can hold, but no null. An undefined value is left out. */
type Values = object;

/**
 * The calls that have to be made for a tweet: two PutItem and two UpdateItem for each, and for the ten in
 * hand two BatchGetItem and a BatchWriteItem, for what has no condition. Rows are as nested as Memory's, and
 * written down as DynamoDB wants them without any library.
 */
export function floorTables(client: DynamoDBClient): Tables {
  const getAll = async (table: string, keys: readonly Values[], ConsistentRead: boolean) => {
    const RequestItems = { [table]: { Keys: keys.map(row), ConsistentRead } };
    await client.send(new BatchGetItemCommand({ RequestItems }));
  };
  const put = async (TableName: string, values: Values, ConditionExpression?: string) => {
    const Item = row(values);
    const condition = ConditionExpression === undefined ? {} : { ConditionExpression };
    await client.send(new PutItemCommand({ TableName, Item, ...condition }));
  };
  return {
    findRaw: (tweetIds) =>
      getAll(
        "TweetsRaw",
        tweetIds.map((TweetID) => ({ TweetID, Source: "syndication" })),
        true,
      ),
    async putRaw(answers) {
      const TweetsRaw = answers.map((answer) => ({ PutRequest: { Item: row(rawRow(answer)) } }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { TweetsRaw } }));
    },
    putClaim: (request, tweet) =>
      put("TweetsClaims", claimRow(request, tweet), "attribute_not_exists(TweetID)"),
    putItem: (request, tweet) =>
      put("Tweets", itemRow(request, tweet), "attribute_not_exists(UserID)"),
    findBlocks: (userIds) =>
      getAll(
        "TweetsPeople",
        userIds.map((UserID) => ({ UserID })),
        false,
      ),
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
            ":state": { kind: "saved", card: { text: tweet.text, author: tweet.author } },
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
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, attribute(value)]],
    ),
  );

function attribute(value: unknown): AttributeValue {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(attribute) };
  return { M: row(value as object) };
}
