import type { Random } from "../random.ts";

type Message = {
  MessageId: string;
  Body: string;
  Attributes?: Record<string, string>;
};
type Kept = { readonly queue: string; readonly message: Message; readonly dueAt: number };
export type Delivered = { readonly queue: string; readonly body: string };

const maxDelayMs = 20_000;
const maxBatch = 10;
const samplesKept = 400;

/** Watches all deliveries of the queues, and delivers some a second time later, as SQS may. */
export function createRedeliveries(random: Random) {
  let rate = 0;
  let due: Kept[] = [];
  let given = 0;
  let deliveries = 0;
  const repeated: string[] = [];
  const samples: Delivered[] = [];

  const note = (queue: string, message: Message) => {
    deliveries += 1;
    if (Number(message.Attributes?.ApproximateReceiveCount) > 1) repeated.push(message.MessageId);
    if (random.chance(rate)) {
      due.push({ queue, message, dueAt: Date.now() + random.between(0, maxDelayMs) });
    }
    const sample = { queue, body: message.Body };
    if (samples.length < samplesKept) samples.push(sample);
    else if (random.chance(samplesKept / deliveries))
      samples[random.between(0, samplesKept - 1)] = sample;
  };

  return {
    /** Sets the share of deliveries that are repeated from now on, from 0 to 1. */
    set(to: number): void {
      rate = to;
    },
    /** Adds the due redeliveries of the queue to the answer of a receive, as far as there is room. */
    after({ QueueUrl: queue }: { QueueUrl: string }, answer: Buffer): Buffer {
      const told = JSON.parse(answer.toString()) as { Messages?: Message[] };
      const messages = told.Messages ?? [];
      for (const message of messages) note(queue, message);
      const now = Date.now();
      const again = due
        .filter((kept) => kept.queue === queue && kept.dueAt <= now)
        .slice(0, maxBatch - messages.length);
      if (again.length === 0) return answer;
      due = due.filter((kept) => !again.includes(kept));
      given += again.length;
      const Messages = [...messages, ...again.map(({ message }) => oftener(message))];
      return Buffer.from(JSON.stringify({ ...told, Messages }));
    },
    /** How many deliveries there were, and how many were repeated by this proxy and by the broker. */
    counts: () => ({
      deliveries,
      given,
      repeatedByBroker: repeated.length,
      stillDue: due.length,
    }),
    /** The id of a message for each time that the broker delivered it again. */
    repeated: (): readonly string[] => repeated,
    /** An even sample of all deliveries of the run. */
    samples: (): readonly Delivered[] => samples,
  };
}

const oftener = (message: Message): Message => ({
  ...message,
  Attributes: {
    ...message.Attributes,
    ApproximateReceiveCount: String(Number(message.Attributes?.ApproximateReceiveCount ?? 1) + 1),
  },
});
