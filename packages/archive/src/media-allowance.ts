import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { batchedRowsOf } from "@memory/shared/aws/batched-rows";
import { anyOf, equals, isAbsent, isBelow } from "@memory/shared/aws/expression";
import { rowsOf } from "@memory/shared/aws/rows";
import { mediaBytesIn } from "./rows/media-day.ts";
import type { Tables } from "./tables.ts";

export type MediaAllowance = ReturnType<typeof createMediaAllowance>;

/** How many bytes of media were copied for a person today (UTC), in their row of TweetsPeople. */
export function createMediaAllowance(
  client: DynamoDBClient,
  tables: Pick<Tables, "people">,
  now: () => number = Date.now,
) {
  const rows = rowsOf(client, tables.people.name);
  const batchedRows = batchedRowsOf(client, tables.people);
  const today = () => new Date(now()).toISOString().slice(0, 10);
  return {
    spent: async (userId: string): Promise<number> =>
      mediaBytesIn(await batchedRows.get({ UserID: userId }), today()),

    async spend(userId: string, bytes: number): Promise<void> {
      const [key, day] = [{ UserID: userId }, today()];
      const add = () => rows.update(key, { add: { MediaBytes: bytes } }, equals("MediaDay", day));
      const begin = () =>
        rows.update(
          key,
          { set: { MediaDay: day, MediaBytes: bytes } },
          anyOf(isAbsent("MediaDay"), isBelow("MediaDay", day)),
        );
      // Another process may have begun the day between the two.
      if (!(await add()) && !(await begin())) await add();
    },
  };
}
