import { authorization } from "@memory/testing/emulator-key";

/** Calls an emulator in AWS's JSON protocol. Emulators want a signature but do not check it. */
export async function awsCall<T>(endpoint: string, target: string, body: object): Promise<T> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": target,
      "x-amz-date": "20260101T000000Z",
      authorization: authorization(endpoint),
    },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${target} failed: ${answer}`);
  return JSON.parse(answer || "{}") as T;
}

/** What CreateTable is asked for: a table of items by `UserID`. */
export const createTable = {
  TableName: "Tweets",
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: [{ AttributeName: "UserID", AttributeType: "S" }],
  KeySchema: [{ AttributeName: "UserID", KeyType: "HASH" }],
};

/** Whether a created table can be used, which takes a moment. */
export async function isActive(endpoint: string, table: string): Promise<boolean> {
  const request = { TableName: table };
  type Described = { Table: { TableStatus: string } };
  const { Table } = await awsCall<Described>(endpoint, "DynamoDB_20120810.DescribeTable", request);
  return Table.TableStatus === "ACTIVE";
}

type Item = Record<string, { S: string }>;

export const putItem = (endpoint: string, table: string, item: Item) =>
  awsCall(endpoint, "DynamoDB_20120810.PutItem", { TableName: table, Item: item });

export async function getItem(
  endpoint: string,
  table: string,
  key: Item,
): Promise<Item | undefined> {
  const request = { TableName: table, Key: key, ConsistentRead: true };
  return (await awsCall<{ Item?: Item }>(endpoint, "DynamoDB_20120810.GetItem", request)).Item;
}

async function queueUrl(endpoint: string, name: string): Promise<string> {
  const request = { QueueName: name };
  return (await awsCall<{ QueueUrl: string }>(endpoint, "AmazonSQS.GetQueueUrl", request)).QueueUrl;
}

export const sendMessage = async (endpoint: string, queue: string, body: string, delay = 0) =>
  awsCall(endpoint, "AmazonSQS.SendMessage", {
    QueueUrl: await queueUrl(endpoint, queue),
    MessageBody: body,
    DelaySeconds: delay,
  });

export async function receiveBodies(endpoint: string, queue: string): Promise<string[]> {
  const request = { QueueUrl: await queueUrl(endpoint, queue), MaxNumberOfMessages: 10 };
  type Received = { Messages?: { Body: string }[] };
  const { Messages = [] } = await awsCall<Received>(endpoint, "AmazonSQS.ReceiveMessage", request);
  return Messages.map(({ Body }) => Body);
}
