/** The name and the rest of the span in which a message is sent. */
export const sending = (queue: string) =>
  [`send ${queue}`, { kind: "PRODUCER", attributes: attributesOf(queue) }] as const;

/** The name and the rest of the span in which a message is handled. */
export const handling = (queue: string, id: string) =>
  [
    `handle ${queue}`,
    { kind: "CONSUMER", attributes: { ...attributesOf(queue), "messaging.message.id": id } },
  ] as const;

const attributesOf = (queue: string) => ({
  "messaging.system": "aws_sqs",
  "messaging.destination.name": queue,
});
