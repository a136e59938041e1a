import { authorization } from "./emulator-key.ts";

/** Calls an emulator of SQS in AWS's JSON protocol, without any client of ours. */
export async function askSqs<T>(sqs: string, action: string, body: object): Promise<T> {
  const answer = await fetch(sqs, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `AmazonSQS.${action}`,
      authorization: authorization(sqs),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

export const queueUrl = (sqs: string, name: string) => `${sqs}/000000000000/memory-${name}`;

/** How many messages a queue contains, in-flight and delayed ones included. */
export async function messagesIn(sqs: string, name: string): Promise<number> {
  const { Attributes } = await askSqs<{ Attributes: Record<string, string> }>(
    sqs,
    "GetQueueAttributes",
    { QueueUrl: queueUrl(sqs, name), AttributeNames: ["All"] },
  );
  return ["", "NotVisible", "Delayed"]
    .map((state) => Number(Attributes[`ApproximateNumberOfMessages${state}`]))
    .reduce((sum, count) => sum + count, 0);
}
