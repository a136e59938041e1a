import { sqsClient } from "@memory/shared/aws/clients";
import { type TweetRequested, tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { encodeBody } from "@memory/shared/queue/message-body";
import { deadLetterName } from "@memory/shared/queue/policy";
import { openQueue } from "@memory/shared/queue/sqs";
import type { startQueues } from "@memory/testing/emulators";

export const traceId = "0123456789abcdef0123456789abcdef";

/**
 * An old request of person 7, who was told that it was given up. Everything that they wrote is "secret".
 */
export const exampleRequest = (tweetId: string): TweetRequested => {
  const link = { key: `tweet:${tweetId}`, url: `https://x.com/secret/status/${tweetId}`, tweetId };
  return {
    version: 1,
    traceId,
    userId: "7",
    timestamp: "2026-01-02T03:04:05.000Z",
    origin: { chatId: 7, messageId: 100 },
    link,
    links: [link],
    tags: ["secret"],
    note: "secret",
    from: {},
    replyTo: { kind: "message", chatId: 7, messageId: 100 },
    purpose: "save",
    attempt: 2,
    told: true,
    requestedAt: "2026-01-02T03:04:06.000Z",
  };
};

/** Puts letters into the dead-letter queue of requests: parked with a reason, or moved by the broker. */
export async function putLetters(
  { config }: Awaited<ReturnType<typeof startQueues>>,
  letters: { body: string; parked?: { reason: string; parkedAt: string; receiveCount: string } }[],
): Promise<void> {
  const client = sqsClient(config);
  const clients = { receive: client, send: client };
  const name = deadLetterName(tweetRequested.name);
  const queue = await openQueue(name, clients, { prefix: config.QUEUE_PREFIX });
  const entries = letters.map(({ body, parked }) => ({
    body,
    ...(parked === undefined ? {} : { attributes: { ...parked, traceId } }),
  }));
  for (const entry of entries) await queue.send([entry]);
  client.destroy();
}

export const parkedRequest = (tweetId: string, hoursAgo = 3) => ({
  body: encodeBody(exampleRequest(tweetId)),
  parked: {
    reason: `PermanentError: no answer of https://api.example.com/secret/${tweetId}`,
    parkedAt: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
    receiveCount: "9",
  },
});
