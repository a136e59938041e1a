import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { equals } from "@memory/shared/aws/expression";
import { rowsOf } from "@memory/shared/aws/rows";
import type { TweetKey } from "./archive.ts";
import type { Tables } from "./tables.ts";

/** Who keeps a tweet: everyone whose claim is kept, or trashed and not purged. */
export type Keepers = {
  /** Whether this person keeps the tweet, as it is now. */
  has(key: TweetKey): Promise<boolean>;
  /** Whether anybody keeps it, as it is now. */
  any(tweetId: string): Promise<boolean>;
};

export function createKeepers(client: DynamoDBClient, tables: Pick<Tables, "keepers">): Keepers {
  const rows = rowsOf(client, tables.keepers.name);
  return {
    has: async ({ userId, tweetId }) =>
      (await rows.get({ TweetID: tweetId, UserID: userId })) !== undefined,
    async any(tweetId) {
      const pages = rows.pages({
        key: equals("TweetID", tweetId),
        pageSize: 1,
        isConsistent: true,
      });
      for await (const page of pages) return page.length > 0;
      return false;
    },
  };
}
