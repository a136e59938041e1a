import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { batchedRowsOf } from "@memory/shared/aws/batched-rows";
import type { Asked } from "./compare-asked.ts";
import { isForgotten } from "./forget/is-forgotten.ts";
import { forgottenIn } from "./rows/marker.ts";
import type { Tables } from "./tables.ts";

/** Whose job it is and when it was asked for. */
type Job = { readonly userId: string; readonly asked: Asked };

/**
 * A younger job is done without a look at the marker: /forget erases a second time, some minutes later,
 * when no job of before can be as young.
 */
const youngMs = 60_000;

export type Forgotten = ReturnType<typeof createForgotten>;

/** Who asked to be forgotten and when, read from TweetsPeople as it is now. */
export function createForgotten(
  client: DynamoDBClient,
  tables: Pick<Tables, "people">,
  now: () => number = Date.now,
) {
  const rows = batchedRowsOf(client, tables.people);

  const find = async (userId: string): Promise<Asked | undefined> => {
    const row = await rows.get({ UserID: userId });
    return row === undefined ? undefined : forgottenIn(row);
  };

  const isYoung = ({ at }: Asked) => Math.abs(now() - Date.parse(at)) < youngMs;

  return {
    find,

    /** Whether the job is of before its person asked to be forgotten: nothing may be kept for it. */
    has: async ({ userId, asked }: Job): Promise<boolean> => isForgotten(asked, await find(userId)),

    /** The same handler, but a job of before its person asked to be forgotten is done without it. */
    passOver:
      <T, Rest extends unknown[]>(
        jobOf: (message: T) => Job,
        handle: (message: T, ...rest: Rest) => Promise<void>,
      ) =>
      async (message: T, ...rest: Rest): Promise<void> => {
        const { userId, asked } = jobOf(message);
        if (!isYoung(asked) && isForgotten(asked, await find(userId))) return;
        await handle(message, ...rest);
      },
  };
}
