import { languages } from "@memory/shared/contracts/languages";
import { z } from "zod";

/** When a person wants the weekly memory. */
export const WeeklyMemory = z.object({
  /** Of their day, 0 to 23. */
  hour: z.number().int().min(0).max(23),
  /** What their clock is ahead of UTC, in minutes. */
  offsetMinutes: z.number().int().min(-720).max(840),
});
export type WeeklyMemory = z.infer<typeof WeeklyMemory>;

/** A row of TweetsPeople. What is unreadable in it counts as not set. */
const Row = z.looseObject({
  Language: z.enum(languages).optional().catch(undefined),
  LastCopy: z.boolean().optional().catch(undefined),
  WeeklyMemory: WeeklyMemory.optional().catch(undefined),
  ForgottenAt: z.string().optional().catch(undefined),
  BlockedAt: z.string().optional().catch(undefined),
});

/** What is known of a person beside their tweets. */
export type Person = {
  /** Chosen by the person; undefined: the one that their Telegram is set to. */
  readonly language?: (typeof languages)[number] | undefined;
  readonly settings: {
    /** Each kept tweet is looked up once a month, and the person is told if theirs is the last copy. */
    readonly lastCopy: boolean;
    /** Undefined: off. */
    readonly weeklyMemory?: WeeklyMemory | undefined;
  };
  /** When they last had everything erased (ISO-8601 UTC). */
  readonly forgottenAt?: string | undefined;
  /** Since when their chat takes no messages (ISO-8601 UTC). */
  readonly blockedAt?: string | undefined;
};

/** `null` removes: the language is Telegram's again, the weekly memory is switched off. */
export type PersonChange = {
  readonly language?: Person["language"] | null;
  readonly lastCopy?: boolean;
  readonly weeklyMemory?: Person["settings"]["weeklyMemory"] | null;
  /** ISO-8601 UTC. */
  readonly forgottenAt?: string;
  /** Telegram's number of the update that asks for it, by which /forget tells whether it is of before. */
  readonly updateId?: number | undefined;
};

export function personOf(row: object | undefined): Person {
  const { Language, LastCopy, WeeklyMemory: weeklyMemory, ...marks } = Row.parse(row ?? {});
  return {
    language: Language,
    settings: { lastCopy: LastCopy ?? false, weeklyMemory },
    forgottenAt: marks.ForgottenAt,
    blockedAt: marks.BlockedAt,
  };
}

/** The update of the row that makes the change. */
export function rowChangesOf({
  language,
  lastCopy,
  weeklyMemory,
  forgottenAt,
  updateId,
}: PersonChange) {
  const wanted = {
    Language: language,
    LastCopy: lastCopy,
    WeeklyMemory: weeklyMemory,
    ForgottenAt: forgottenAt,
    SettingsBy: updateId,
  };
  const given = Object.entries(wanted);
  return {
    set: Object.fromEntries(given.filter(([, value]) => value !== null)),
    remove: given.flatMap(([name, value]) => (value === null ? [name] : [])),
  };
}
