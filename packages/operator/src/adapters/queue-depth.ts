import { GetQueueAttributesCommand, GetQueueUrlCommand, type SQSClient } from "@aws-sdk/client-sqs";

/** How many messages a queue contains. SQS counts approximately. */
export type Depth = {
  readonly waiting: number;
  readonly inFlight: number;
  readonly delayed: number;
};

const attributeOf = {
  waiting: "ApproximateNumberOfMessages",
  inFlight: "ApproximateNumberOfMessagesNotVisible",
  delayed: "ApproximateNumberOfMessagesDelayed",
} as const;

/** The depth of a queue, by its full name with prefix. Throws what the SDK throws if there is none. */
export async function depthOf(client: SQSClient, fullName: string): Promise<Depth> {
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: fullName }));
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: Object.values(attributeOf) }),
  );
  const count = (name: keyof Depth) => Number(Attributes?.[attributeOf[name]] ?? 0);
  return { waiting: count("waiting"), inFlight: count("inFlight"), delayed: count("delayed") };
}

export const totalOf = ({ waiting, inFlight, delayed }: Depth): number =>
  waiting + inFlight + delayed;
