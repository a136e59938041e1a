import { contracts } from "@memory/shared/contracts/all";
import { deadLetterName } from "@memory/shared/queue";
import type { Endpoints } from "../edition.ts";
import { until } from "./until.ts";

const names = contracts.map(({ name }) => name);

/** Waits until no queue holds a message, visible or not: nothing more can come of what was sent. */
export async function untilIdle({ sqs }: Endpoints, deadlineMs: number): Promise<void> {
  for (const name of names) {
    await until(
      `${name} to be empty`,
      async () => ((await messagesIn(sqs, name)) === 0 ? true : undefined),
      deadlineMs,
    );
  }
  const parked = await Promise.all(names.map((name) => messagesIn(sqs, deadLetterName(name))));
  if (parked.some((count) => count > 0)) throw new Error(`messages were parked: ${parked}`);
}

async function messagesIn(sqs: string, name: string): Promise<number> {
  const answer = await fetch(sqs, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": "AmazonSQS.GetQueueAttributes",
    },
    body: JSON.stringify({
      QueueUrl: `${sqs}/000000000000/memory-${name}`,
      AttributeNames: ["All"],
    }),
  });
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
  const { Attributes } = (await answer.json()) as { Attributes: Record<string, string> };
  return ["", "NotVisible", "Delayed"]
    .map((state) => Number(Attributes[`ApproximateNumberOfMessages${state}`]))
    .reduce((sum, count) => sum + count, 0);
}
