/** The name and options of the span around sending a message. */
export const sending = (queue: string) =>
  [`send ${queue}`, { kind: "PRODUCER", attributes: attributesOf(queue) }] as const;

/** The name and options of the span around handling a message. */
export const handling = (queue: string, id: string) =>
  [
    `handle ${queue}`,
    { kind: "CONSUMER", attributes: { ...attributesOf(queue), "messaging.message.id": id } },
  ] as const;

const attributesOf = (queue: string) => ({
  "messaging.system": "aws_sqs",
  "messaging.destination.name": queue,
});
