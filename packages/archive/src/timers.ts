import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  allOf,
  anyOf,
  equals,
  ifAbsent,
  isAbove,
  isAbsent,
  isAtMost,
  isPresent,
} from "@memory/shared/aws/expression";
import { rowsOf } from "@memory/shared/aws/rows";
import {
  hourOf,
  keyOfTimer,
  listingOf,
  partitionOf,
  readTimer,
  shards,
  type Timer,
  type TimerRow,
} from "./rows/timer.ts";
import type { Tables } from "./tables.ts";

export type Timers = ReturnType<typeof createTimers>;

const hourMs = 3_600_000;
/** How long one copy may work on a timer. */
const leaseMs = 3 * 60_000;
const longestWaitMs = hourMs;
/** Clocks of copies differ, so an hour counts as over only some time after its end. */
const settledAfterMs = 2 * hourMs;
/** The row that names the first hour that may have timers left. */
const cursor = { Due: "cursor", Key: "hour" };

/** TweetsDue in DynamoDB: what is to be done when, each once, however many copies of library run. */
export function createTimers(
  client: DynamoDBClient,
  tables: Pick<Tables, "due">,
  now: () => number = Date.now,
) {
  const rows = rowsOf(client, tables.due.name);
  const keyOf = ({ Due, Key }: TimerRow) => ({ Due, Key });
  const isMine = ({ LeaseUntil }: TimerRow) => equals("LeaseUntil", LeaseUntil);

  return {
    /**
     * Sets a timer; one of the same kind, person and hour stays. One that is in the past is due now. It is listed
     * with its person first, so that none is left when the person is forgotten.
     */
    async set({ kind, userId, asked, language, ...timer }: Timer): Promise<void> {
      const at = Math.max(timer.at, now());
      const key = keyOfTimer({ kind, userId, at });
      const of = { AskedAt: asked.at, UpdateID: asked.updateId };
      await rows.update(listingOf(userId, key), { set: of });
      const what = { Kind: kind, UserID: userId, DueAt: at, Language: language };
      await rows.update(key, { set: { ...what, ...of } });
    },

    /** The hours to look through: from the first that may have timers left, or longer ago, to the present. */
    async hours(atLeastBackMs: number): Promise<string[]> {
      const since = now() - atLeastBackMs;
      const known = await rows.get(cursor);
      if (known === undefined)
        await rows.update(cursor, { set: { Hour: ifAbsent(hourOf(since)) } });
      const first = Date.parse(`${known?.Hour ?? hourOf(since)}:00:00Z`);
      const hours: string[] = [];
      for (let ms = Math.min(first, since); ms < now(); ms += hourMs) hours.push(hourOf(ms));
      return [...new Set([...hours, hourOf(now())])];
    },

    /** The timers of an hour that are due and that nobody works on. `isOver`: no more will come. */
    async due(hour: string): Promise<{ rows: TimerRow[]; isOver: boolean }> {
      const partitions = Array.from({ length: shards }, (_, shard) => partitionOf(hour, shard));
      const pages = partitions.map((Due) => rows.query({ key: equals("Due", Due) }));
      const all = (await Promise.all(pages)).flat();
      const free = all.flatMap((row) => readTimer(row) ?? []).filter((row) => isFree(row, now()));
      const endedMs = now() - Date.parse(`${hour}:00:00Z`) - hourMs;
      return { rows: free, isOver: all.length === 0 && endedMs > settledAfterMs };
    },

    /** Notes that all hours up to this one have no timers left. */
    async noteOver(hour: string): Promise<void> {
      const next = { Hour: hourOf(Date.parse(`${hour}:00:00Z`) + hourMs) };
      await rows.update(cursor, { set: next });
    },

    /** Takes a timer for some minutes; undefined if another copy has it or has done it. */
    async take(row: TimerRow): Promise<TimerRow | undefined> {
      const at = now();
      const isLeftAlone = anyOf(
        isAbsent("LeaseUntil"),
        isAtMost("LeaseUntil", at),
        // A clock was set back since.
        isAbove("LeaseUntil", at + 2 * longestWaitMs),
      );
      const LeaseUntil = at + leaseMs + Math.floor(Math.random() * 1000);
      const update = { set: { LeaseUntil }, add: { Attempts: 1 } };
      const taken = await rows.updateAndGet(
        keyOf(row),
        update,
        allOf(isPresent("Kind"), isLeftAlone),
      );
      return taken && readTimer(taken);
    },

    /** Removes a timer that was taken, unless another copy has taken it since. */
    async done(row: TimerRow): Promise<void> {
      if (await rows.remove(keyOf(row), isMine(row))) await rows.remove(listingOf(row.UserID, row));
    },

    /** Leaves a timer that was taken for a later attempt, up to an hour later. */
    async retryLater(row: TimerRow): Promise<void> {
      const waitMs = Math.min(longestWaitMs, 60_000 * 2 ** ((row.Attempts ?? 1) - 1));
      await rows.update(keyOf(row), { set: { LeaseUntil: now() + waitMs } }, isMine(row));
    },
  };
}

const isFree = ({ DueAt, LeaseUntil = 0 }: TimerRow, at: number): boolean =>
  DueAt <= at && (LeaseUntil <= at || LeaseUntil > at + 2 * longestWaitMs);
