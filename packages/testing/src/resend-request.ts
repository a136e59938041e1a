import { sqsClient } from "@memory/shared/aws/clients";
import { type TweetRequested, tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { newTraceId } from "@memory/shared/process/trace";
import { encodeBody } from "@memory/shared/queue/message-body";
import { openQueue } from "@memory/shared/queue/sqs";
import type { Memory } from "./memory.ts";
import { until } from "./until.ts";

type Resent = {
  readonly userId: number;
  readonly messageId: number;
  readonly tweetId: string;
  readonly chatId?: number;
  readonly requestedAt?: string;
  readonly attempt?: number;
};

/** Delivers the request of a message again, as a queue may, and waits until store has handled it. */
export async function resendRequest(
  edition: Memory,
  {
    userId,
    messageId,
    tweetId,
    chatId = userId,
    requestedAt = new Date(Date.now() - 60_000).toISOString(),
    attempt = 1,
  }: Resent,
): Promise<void> {
  const link = { key: `tweet:${tweetId}`, url: `https://x.com/i/status/${tweetId}`, tweetId };
  const request: TweetRequested = {
    version: 1,
    traceId: newTraceId(),
    userId: String(userId),
    timestamp: requestedAt,
    origin: { chatId, messageId },
    link,
    links: [link],
    tags: [],
    from: {},
    replyTo: { kind: "message", chatId, messageId },
    purpose: "save",
    attempt,
    requestedAt,
  };
  const client = sqsClient({
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL_SQS: edition.endpoints.sqs,
  });
  try {
    const prefix = "memory-";
    const queue = await openQueue(
      tweetRequested.name,
      { receive: client, send: client },
      { prefix },
    );
    await queue.send([{ body: encodeBody(request) }]);
  } finally {
    client.destroy();
  }
  await until("the job's second handling", () => {
    const lines = edition
      .output()
      .split("\n")
      .filter((line) => line.includes(request.traceId));
    return lines.some((line) => /"service":"store".*"outcome":"done"/.test(line))
      ? true
      : undefined;
  });
}
