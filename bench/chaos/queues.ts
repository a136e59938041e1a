import { setTimeout as pause } from "node:timers/promises";
import { contracts } from "@memory/shared/contracts/all";
import { deadLetterName } from "@memory/shared/queue/policy";
import { askSqs, messagesIn, queueUrl } from "@memory/testing/ask-sqs";
import type { World } from "./world.ts";

const names = contracts.map(({ name }) => name);

/**
 * Waits until all queues are empty three times in a row, in-flight and delayed messages included. False
 * at the deadline.
 */
export async function untilQueuesEmpty({ emulators }: World, deadlineMs: number): Promise<boolean> {
  const deadline = Date.now() + deadlineMs;
  let quietRounds = 0;
  while (quietRounds < 3) {
    if (Date.now() > deadline) return false;
    const counts = await Promise.all(names.map((name) => messagesIn(emulators.sqs, name)));
    quietRounds = counts.every((count) => count === 0) ? quietRounds + 1 : 0;
    await pause(300);
  }
  return true;
}

/** Receives the messages of all dead-letter queues. */
export async function deadLetters({
  emulators,
}: World): Promise<{ queue: string; body: string }[]> {
  const found: { queue: string; body: string }[] = [];
  for (const queue of names.map(deadLetterName)) {
    for (;;) {
      const { Messages = [] } = await askSqs<{ Messages?: { Body: string }[] }>(
        emulators.sqs,
        "ReceiveMessage",
        {
          QueueUrl: queueUrl(emulators.sqs, queue),
          MaxNumberOfMessages: 10,
          VisibilityTimeout: 600,
        },
      );
      if (Messages.length === 0) break;
      found.push(...Messages.map(({ Body }) => ({ queue, body: Body })));
    }
  }
  return found;
}
