import { authorization } from "@memory/testing/emulator-key";

/** A call as `fetch` takes it. */
export type Attempt = readonly [url: string, init: object];

const madeUp = authorization("", "emulator");

/** A call of AWS; without `key` it is not signed at all. */
export const awsCall = (target: string, body: object, key?: string) => ({
  method: "POST",
  headers: {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": target,
    "x-amz-date": "20260101T000000Z",
    ...(key === undefined ? {} : { authorization: key }),
  },
  body: JSON.stringify(body),
});

const tables = ["Tweets", "TweetsClaims", "TweetsReplies", "TweetsTrash"];

/** Reads and deletes rows and tables, with no key and with a made-up one. */
export const onTables = (root: string): Attempt[] =>
  tables.flatMap((TableName) =>
    [undefined, madeUp].flatMap((key): Attempt[] => [
      [root, awsCall("DynamoDB_20120810.Scan", { TableName }, key)],
      [root, awsCall("DynamoDB_20120810.DeleteTable", { TableName }, key)],
    ]),
  );

const QueueUrl = "http://127.0.0.1/000000000000/memory-tweet-requested";

/** Reads, fills and empties a queue, with no key and with a made-up one, in both protocols of SQS. */
export const onQueues = (root: string): Attempt[] => [
  ...[undefined, madeUp].flatMap((key): Attempt[] => [
    [root, awsCall("AmazonSQS.ListQueues", {}, key)],
    [root, awsCall("AmazonSQS.ReceiveMessage", { QueueUrl }, key)],
    [root, awsCall("AmazonSQS.PurgeQueue", { QueueUrl }, key)],
    [root, awsCall("AmazonSQS.SendMessage", { QueueUrl, MessageBody: "{}" }, key)],
  ]),
  [root, simplePost("Action=ListQueues", "application/x-www-form-urlencoded")],
  [`${root}/?Action=ListQueues`, {}],
  [`${root}/000000000000/memory-tweet-requested`, {}],
];

/** What a page may send to any origin without asking it first. */
export const simplePost = (body: string, type = "text/plain") => ({
  method: "POST",
  headers: { "content-type": type },
  body,
});

const press = {
  id: "1",
  from: { id: 7, is_bot: false, first_name: "Eve" },
  data: "v1:delete:7:20",
};

/** Asks a service for whatever it might tell or do. */
export const onService = (root: string): Attempt[] => [
  ...["/", "/metrics", "/health/live", "/health/ready", "/admin", "/export?user=7"].map(
    (path): Attempt => [root + path, {}],
  ),
  ...["/", "/updates", "/webhook"].map(
    (path): Attempt => [
      root + path,
      simplePost(JSON.stringify({ update_id: 1, callback_query: press })),
    ],
  ),
  [root, { method: "DELETE" }],
];

/** Reads chats, writes and presses as somebody else, and forgets everything. */
export const onPlayground = (root: string): Attempt[] => [
  [`${root}/sim/transcript?chat=7`, {}],
  [`${root}/sim/calls`, {}],
  [`${root}/sim/messages`, simplePost(JSON.stringify({ from: 7, text: "written by a stranger" }))],
  [`${root}/sim/updates`, simplePost(JSON.stringify({ callback_query: press }))],
  [`${root}/sim/documents?from=7&name=a.txt`, simplePost("sent by a stranger")],
  [
    `${root}/sim/inline/send`,
    simplePost(JSON.stringify({ from: 7, query_id: "1", result_id: "1" })),
  ],
  [`${root}/sim`, { method: "DELETE" }],
];
