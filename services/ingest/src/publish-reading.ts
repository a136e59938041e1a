import { commandReceived } from "@memory/shared/contracts/command-received";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Send } from "@memory/shared/queue";
import type { Reading } from "./read-update.ts";
import { createBursts } from "./spread-bursts.ts";

/** Queues the jobs of one reading, all or none as far as the caller can tell. */
export function createPublish(send: Send) {
  const bursts = createBursts();
  return async (reading: Reading): Promise<void> => {
    if (reading.kind === "silence") return;
    if (reading.kind === "command") {
      const { command } = reading;
      return send(commandReceived, command, { groupId: command.userId });
    }
    const { requests } = reading;
    const groupId = requests[0]?.userId ?? "";
    const delays = bursts.take(groupId, requests.length);
    const sent = await Promise.allSettled(
      requests.map((request, index) =>
        send(tweetRequested, request, { groupId, delaySeconds: delays[index] ?? 0 }),
      ),
    );
    const refusal = sent.find(({ status }) => status === "rejected");
    if (refusal?.status !== "rejected") return;
    bursts.giveBack(groupId, requests.length);
    throw refusal.reason;
  };
}
