import { z } from "zod";
import type { Asked } from "../compare-asked.ts";

/** What can be due for a person. Each kind is due at most once an hour for one person. */
export const timerKinds = ["purge-trash", "weekly-memory", "last-copies"] as const;
export type TimerKind = (typeof timerKinds)[number];

/** Something to be done for a person at a time or soon after. */
export type Timer = {
  readonly kind: TimerKind;
  readonly userId: string;
  /** Unix ms. */
  readonly at: number;
  /** What the person asked for that made it, by which /forget tells whether it is of before. */
  readonly asked: Asked;
  /** That of the person's Telegram when they asked for it. */
  readonly language?: string | undefined;
};

/** A row of TweetsDue in the partition of an hour. */
const Row = z.object({
  Due: z.string(),
  Key: z.string(),
  Kind: z.enum(timerKinds),
  UserID: z.string(),
  DueAt: z.number(),
  AskedAt: z.string(),
  UpdateID: z.number().optional(),
  Language: z.string().optional(),
  /** How often it was begun. */
  Attempts: z.number().optional(),
  /** Unix ms: until then one copy works on it, or nobody does after a failure. */
  LeaseUntil: z.number().optional(),
});
export type TimerRow = z.infer<typeof Row>;

/** Undefined for a row of a newer version. */
export const readTimer = (row: object): TimerRow | undefined => Row.safeParse(row).data;

export const timerOf = ({ Kind, UserID, DueAt, AskedAt, UpdateID, Language }: TimerRow): Timer => ({
  kind: Kind,
  userId: UserID,
  at: DueAt,
  asked: { at: AskedAt, updateId: UpdateID },
  language: Language,
});

/** How many partitions an hour has. */
export const shards = 2;

/** `2026-11-30T21` */
export const hourOf = (ms: number): string => new Date(ms).toISOString().slice(0, 13);

export const partitionOf = (hour: string, shard: number): string => `${hour}#${shard}`;

/** The key of a timer's row. */
export function keyOfTimer({ kind, userId, at }: Pick<Timer, "kind" | "userId" | "at">) {
  const shard = [...userId].reduce((sum, digit) => sum + digit.charCodeAt(0), 0) % shards;
  return { Due: partitionOf(hourOf(at), shard), Key: `${kind}#${userId}` };
}

/** The partition that lists all timers of a person, each as `<Due> <Key>` of its row. */
export const partitionOfPerson = (userId: string): string => `person#${userId}`;

export const listingOf = (userId: string, { Due, Key }: Pick<TimerRow, "Due" | "Key">) => ({
  Due: partitionOfPerson(userId),
  Key: `${Due} ${Key}`,
});

/** The key of the timer that is listed. */
export function listedIn({ Key: listing }: { readonly Key?: unknown }) {
  const [Due = "", Key = ""] = String(listing).split(" ");
  return { Due, Key };
}
