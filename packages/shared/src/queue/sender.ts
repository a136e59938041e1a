import { currentTraceparent, inSpan } from "../process/trace.ts";
import { type Batcher, batcher } from "./batch.ts";
import { encodeBody } from "./message-body.ts";
import { sending } from "./message-span.ts";
import type { Send } from "./send.ts";
import { type Outgoing, type Queue, sizeOf } from "./sqs.ts";

type Options = {
  readonly lingerMs: number;
  /** See `batcher`: how many messages can come at most now. */
  readonly expected?: () => number;
  /** See `batcher`. */
  readonly steadyLingerMs?: number | undefined;
};

/** Sends messages to their queues in batches. `send` throws for a queue that was not given. */
export function createSender(queues: Queue[], { lingerMs, expected, steadyLingerMs }: Options) {
  const batchers = new Map<string, Batcher<Outgoing>>(
    queues.map((queue) => [
      queue.name,
      batcher<Outgoing>({
        flush: (entries) => queue.send(entries),
        lingerMs,
        sizeOf,
        steadyLingerMs,
        ...(expected === undefined ? {} : { expected }),
      }),
    ]),
  );
  const send: Send = (contract, message, { groupId, delaySeconds } = {}) => {
    const queue = batchers.get(contract.name);
    if (queue === undefined) throw new Error(`this process does not send to ${contract.name}`);
    const body = encodeBody(message);
    return inSpan(...sending(contract.name), () =>
      queue.add({ body, groupId, delaySeconds, traceparent: currentTraceparent() }),
    );
  };
  return {
    send,
    async drain() {
      await Promise.all([...batchers.values()].map((queue) => queue.drain()));
    },
  };
}
