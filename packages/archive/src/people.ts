import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { anyOf, isAbsent, isAtMost } from "@memory/shared/aws/expression";
import { rowsOf } from "@memory/shared/aws/rows";
import { type Person, type PersonChange, personOf, rowChangesOf } from "./rows/person.ts";
import type { Tables } from "./tables.ts";

export type { PersonChange };

export type People = {
  /** As they are now; for a person whom nothing is known of, the settings that everybody begins with. */
  get(userId: string): Promise<Person>;
  /** Changes what is named and nothing else. A `forgottenAt` before the one that is kept changes nothing at all. */
  change(userId: string, change: PersonChange): Promise<void>;
};

/** TweetsPeople in DynamoDB. `BlockedAt` of its rows is the store's, and is only read here. */
export function createPeople(client: DynamoDBClient, tables: Pick<Tables, "people">): People {
  const rows = rowsOf(client, tables.people.name);
  return {
    get: async (userId) => personOf(await rows.get({ UserID: userId })),

    async change(userId, change) {
      const { forgottenAt } = change;
      const isLatest =
        forgottenAt === undefined
          ? undefined
          : anyOf(isAbsent("ForgottenAt"), isAtMost("ForgottenAt", forgottenAt));
      await rows.update({ UserID: userId }, rowChangesOf(change), isLatest);
    },
  };
}
