import { contracts } from "@memory/shared/contracts/all";
import { deadLetterName } from "@memory/shared/queue/policy";
import { messagesIn } from "./ask-sqs.ts";
import type { Endpoints } from "./edition.ts";
import { until } from "./until.ts";

const names = contracts.map(({ name }) => name);

/** Waits until all queues are empty, invisible messages included. Throws if a message was parked. */
export async function untilIdle({ sqs }: Endpoints, deadlineMs: number): Promise<void> {
  for (const name of names) {
    await until(`${name} to be empty`, async () => (await messagesIn(sqs, name)) === 0, deadlineMs);
  }
  const parked = await Promise.all(names.map((name) => messagesIn(sqs, deadLetterName(name))));
  if (parked.some((count) => count > 0)) throw new Error(`messages were parked: ${parked}`);
}
