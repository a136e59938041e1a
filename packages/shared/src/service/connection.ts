import type { ServiceDeclaration } from "../programs/declare-service.ts";
import { openQueues, type QueueOptions, type QueueSet } from "../queue/open-queues.ts";
import type { Send } from "../queue/send.ts";
import { createSender } from "../queue/sender.ts";

export type Connection = ReturnType<typeof createConnection>;

const usualSending = { lingerMs: 25, answerWithinMs: 8_000 };

/** The queues that a service declares, which are opened later; only then can it send. */
export function createConnection(
  { receives, sends, sending = usualSending }: ServiceDeclaration,
  options: QueueOptions,
) {
  let opened: (QueueSet & ReturnType<typeof createSender>) | undefined;

  const send: Send = (...args) => {
    if (opened === undefined) throw new Error("the queues are not open yet");
    return opened.send(...args);
  };

  return {
    send,
    /**
     * Waits for as long as SQS does not answer or a queue is missing. `inHand` tells how many
     * messages or updates are being handled. Others would have to come first to send more, so a batch
     * of that size is sent without waiting.
     */
    async open(inHand: () => number, signal: AbortSignal): Promise<QueueSet> {
      const { answerWithinMs, ...waits } = sending;
      const queues = await openQueues(
        { receive: receives, send: sends },
        { ...options, signal, answerWithinMs },
      );
      const sender = createSender(sends.map(queues.queue), { ...waits, expected: inHand });
      opened = { ...queues, ...sender };
      return queues;
    },
    /** Resolves once everything that was to be sent has been sent. */
    drain: async (): Promise<void> => opened?.drain(),
    close: (): void => opened?.close(),
  };
}
