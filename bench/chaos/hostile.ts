import { contracts } from "@memory/shared/contracts/all";
import { askSqs, queueUrl } from "@memory/testing/ask-sqs";
import type { World } from "./world.ts";

/** Marks the unreadable messages, so that they are recognized among the dead letters. */
export const poison = "poison";

const bodies = [
  `${poison}: no JSON`,
  `{"version":1,"traceId":"${poison}"}`,
  `{"version":1,"gzip":"${poison}"}`,
];
const updates = [
  { message: { text: 5, chat: { id: 77, type: "private" } } },
  { message: { chat: { id: 77, type: "private" }, from: { id: "x" }, entities: "no list" } },
  { callback_query: { id: "1", from: { id: 77 }, data: "v1:delete:10001:20" } },
  { callback_query: { id: "2", from: { id: 77 }, data: "\u0000".repeat(64) } },
  { poll: { id: "1", options: [null] } },
];

/**
 * Sends what no service can handle: unreadable messages and updates, and presses on another person's
 * buttons.
 */
export async function sendHostile({ chat, emulators }: World): Promise<void> {
  for (const { name } of contracts) {
    const QueueUrl = queueUrl(emulators.sqs, name);
    for (const MessageBody of bodies)
      await askSqs(emulators.sqs, "SendMessage", { QueueUrl, MessageBody });
  }
  for (const update of updates) await chat.ask("POST", "/sim/updates", update);
}
