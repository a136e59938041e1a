import { type TimerRow, timerOf } from "@memory/archive/rows/timer";
import { tweetRequestedBulk } from "@memory/shared/contracts/tweet-requested-bulk";
import type { Ports } from "../../ports.ts";
import type { Due } from "../../timers/run-timers.ts";
import { requestCheck } from "../../tweets/last-copies/request-check.ts";
import {
  dayOfPerson,
  dayOfTweet,
  daysBetween,
  monthBefore,
  nextWatchAt,
} from "../../tweets/last-copies/watch-times.ts";
import { wordsFor } from "../../words/words-for.ts";
import { pressData } from "../presses/press-data.ts";

type WatchPorts = Pick<Ports, "archive" | "people" | "answers" | "send" | "timers" | "now">;

/**
 * Asks at the sources for the tweets of a person whose day it is, and on one day of the month tells how many have gone
 * since the month before. Does nothing if the person does not want it any more.
 */
export const watchLastCopies =
  (ports: WatchPorts): Due =>
  async (row) => {
    const { UserID: userId, DueAt } = row;
    const person = await ports.people.get(userId);
    if (!person.settings.lastCopy || nextWatchAt(userId, DueAt - 1) !== DueAt) return;
    const now = ports.now();
    const next = nextWatchAt(userId, Math.max(now, DueAt));
    await ports.timers.set({ ...timerOf(row), at: next });
    const days = daysBetween(DueAt, next);
    const told = days.find(({ day }) => day === dayOfPerson(userId))?.at;
    const gone = await lookThrough(row, { days: new Set(days.map(({ day }) => day)), told }, ports);
    if (gone === 0) return;
    const words = wordsFor(person.language ?? row.Language).lastCopies;
    const button = { text: words.show, callback_data: pressData("gone", userId) };
    await ports.answers.tell(Number(userId), { html: words.digest(gone), buttons: [[button]] });
  };

type Look = { readonly days: ReadonlySet<number>; readonly told: number | undefined };

/** Requests what is to be looked for; gives how many the person is to be told of. */
async function lookThrough(
  row: TimerRow,
  { days, told }: Look,
  { archive, send, now }: WatchPorts,
): Promise<number> {
  let gone = 0;
  for await (const claims of archive.claims(row.UserID)) {
    const kept = claims.filter(({ State }) => State === "kept");
    if (told !== undefined) gone += kept.filter(({ GoneAt }) => isIn(GoneAt, told)).length;
    const due = kept.filter(({ TweetID }) => days.has(dayOfTweet(TweetID)));
    await Promise.all(
      due.map((claim) =>
        send(tweetRequestedBulk, requestCheck(claim, row, now()), { groupId: row.UserID }),
      ),
    );
  }
  return gone;
}

const isIn = (goneAt: string | undefined, told: number): boolean => {
  const at = Date.parse(goneAt ?? "");
  return at > monthBefore(told) && at <= told;
};
