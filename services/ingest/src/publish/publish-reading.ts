import { commandReceived } from "@memory/shared/contracts/command-received";
import { type TweetRequested, tweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Send } from "@memory/shared/queue/send";
import type { Reading } from "../read/read-update.ts";
import { createGate } from "./gate.ts";
import { createBursts } from "./spread-bursts.ts";

/** Requests being sent at once. Each can be 15 kB, and is held in memory more than once. */
const maxOnTheWay = 100;

/** Queues the jobs of one reading. Rejects if the queue refused any of them, even if it took others. */
export function createPublish(send: Send, patienceMs: number) {
  const pass = createGate(maxOnTheWay, patienceMs);
  const bursts = createBursts();

  const sendRequests = async (requests: TweetRequested[]): Promise<void> => {
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

  return async (reading: Reading): Promise<void> => {
    if (reading.kind === "links") {
      const { requests } = reading;
      await pass(requests.length, () => sendRequests(requests));
    }
    if (reading.kind === "command") {
      const { command } = reading;
      // Not through the gate: it is small, and somebody waits for it, who must not wait for a flood of links.
      await send(commandReceived, command, { groupId: command.userId });
    }
  };
}
