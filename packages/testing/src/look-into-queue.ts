import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";

/** Reads queues by the SQS protocol alone, so that it works with any emulator and with AWS. */
export function lookInto(client: SQSClient, prefix: string) {
  const seen = new Map<string, Message[]>();
  const urlOf = async (name: string) =>
    (await client.send(new GetQueueUrlCommand({ QueueName: prefix + name }))).QueueUrl;
  return {
    async counts(name: string) {
      const command = new GetQueueAttributesCommand({
        QueueUrl: await urlOf(name),
        AttributeNames: ["All"],
      });
      const { Attributes } = await client.send(command);
      const count = (state: "" | "Delayed" | "NotVisible") =>
        Number(Attributes?.[`ApproximateNumberOfMessages${state}`]);
      return { ready: count(""), delayed: count("Delayed"), inFlight: count("NotVisible") };
    },
    /** All messages so far of a queue that nobody else receives from. Makes them invisible for 10 min. */
    async letters(name: string): Promise<readonly Message[]> {
      const command = new ReceiveMessageCommand({
        QueueUrl: await urlOf(name),
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ["All"],
        VisibilityTimeout: 600,
      });
      const { Messages = [] } = await client.send(command);
      const all = [...(seen.get(name) ?? []), ...Messages];
      seen.set(name, all);
      return all;
    },
  };
}
