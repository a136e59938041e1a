import { createArchive } from "@memory/archive/create-archive";
import { tablesNamed } from "@memory/archive/tables";
import { dynamodbClient } from "@memory/shared/aws/clients";
import type { Tweet } from "@memory/shared/contracts/tweet";
import type { Endpoints } from "./edition.ts";

/** A tweet that a person keeps, read as the services read it: with the parts that its item lacks. */
export async function keptTweet(
  { dynamodb }: Endpoints,
  userId: number,
  tweetId: string,
): Promise<Tweet | undefined> {
  const config = { AWS_DEFAULT_REGION: "us-east-1", AWS_ENDPOINT_URL_DYNAMODB: dynamodb };
  const client = dynamodbClient(config);
  try {
    const archive = createArchive(client, tablesNamed("Tweets"));
    return (await archive.findKept({ userId: String(userId), tweetId }))?.tweet;
  } finally {
    client.destroy();
  }
}
