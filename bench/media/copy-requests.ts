import { randomBytes } from "node:crypto";
import { tablesNamed } from "@memory/archive/tables";
import { dynamodbClient } from "@memory/shared/aws/clients";
import { rowsOf } from "@memory/shared/aws/rows";
import type { WantedMedium } from "@memory/shared/contracts/media/media-requested";
import { askSqs, queueUrl } from "@memory/testing/ask-sqs";
import { metricValue } from "@memory/testing/metric-value";
import { until } from "@memory/testing/until";
import { textAt, type World } from "../world/edition.ts";

export type WantedTweet = { readonly tweetId: string; readonly media: readonly WantedMedium[] };

const userId = "77";
const patienceMs = 600_000;

/** Asks media for the files of tweets that a person keeps, without saving these first. */
export async function requestCopies({ edition }: World, tweets: readonly WantedTweet[]) {
  const { sqs, dynamodb } = edition.endpoints;
  await keep(
    dynamodb,
    tweets.map(({ tweetId }) => tweetId),
  );
  const requestedAt = new Date().toISOString();
  for (let from = 0; from < tweets.length; from += 10) {
    const Entries = tweets.slice(from, from + 10).map(({ tweetId, media }, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify({
        ...{ version: 1, traceId: randomBytes(16).toString("hex"), userId, tweetId, media },
        ...{ purpose: "save", attempt: 1, requestedAt },
      }),
    }));
    await askSqs(sqs, "SendMessageBatch", { QueueUrl: queueUrl(sqs, "media-requested"), Entries });
  }
}

async function keep(dynamodb: string, tweetIds: readonly string[]): Promise<void> {
  const client = dynamodbClient({
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  });
  const rows = rowsOf(client, tablesNamed("Tweets").keepers.name);
  try {
    for (const TweetID of tweetIds) await rows.put({ TweetID, UserID: userId });
  } finally {
    client.destroy();
  }
}

/** Waits until media has kept so many files since its start, and resolves with how many it has. */
export function untilCopied({ edition }: World, count: number): Promise<number> {
  return until(
    `${count} files to be copied`,
    async () => {
      const text = await textAt(`${edition.endpoints.media}/metrics`);
      const copied = metricValue(text, "memory_media_files_total", { outcome: "kept" });
      return copied >= count ? { copied } : undefined;
    },
    patienceMs,
  ).then(({ copied }) => copied);
}
