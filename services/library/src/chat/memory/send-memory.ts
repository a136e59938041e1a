import type { Person } from "@memory/archive/rows/person";
import { type TimerRow, timerOf } from "@memory/archive/rows/timer";
import type { Content } from "@memory/shared/telegram/message-form";
import type { Ports } from "../../ports.ts";
import type { Due } from "../../timers/run-timers.ts";
import { knownCopies } from "../../tweets/copies/known-copies.ts";
import { chooseMemory } from "../../tweets/memory/choose-memory.ts";
import { nextMemoryAt } from "../../tweets/memory/memory-time.ts";
import type { Words } from "../../words/words.ts";
import { wordsFor } from "../../words/words-for.ts";
import { pressData } from "../presses/press-data.ts";
import { renderTweet } from "../tweets/render-tweet.ts";

type MemoryPorts = Pick<Ports, "archive" | "copies" | "people" | "answers" | "timers" | "now">;

/** A memory that could not be sent in time is left out. */
const latestMs = 24 * 3_600_000;

/**
 * Sends a person the memory of this week, and sets the timer of the next. Does nothing if they do not want it any more,
 * or at another hour: then that has a timer of its own.
 */
export const sendMemory =
  (ports: MemoryPorts): Due =>
  async (row) => {
    const { UserID: userId, DueAt } = row;
    const person = await ports.people.get(userId);
    const { weeklyMemory } = person.settings;
    if (weeklyMemory === undefined) return;
    if (nextMemoryAt(userId, weeklyMemory, DueAt - 1) !== DueAt) return;
    const now = ports.now();
    const at = nextMemoryAt(userId, weeklyMemory, Math.max(now, DueAt));
    await ports.timers.set({ ...timerOf(row), at });
    const memory = now - DueAt > latestMs ? undefined : await contentOf(row, person, ports);
    if (memory === undefined) return;
    const isTaken = await ports.answers.tell(Number(userId), memory);
    if (!isTaken) await ports.people.change(userId, { weeklyMemory: null });
  };

async function contentOf(
  { UserID: userId, Language, DueAt }: TimerRow,
  { language }: Person,
  ports: MemoryPorts,
): Promise<Content | undefined> {
  const kept = await chooseMemory(userId, DueAt, ports);
  if (kept === undefined) return undefined;
  const copies = await knownCopies(kept.tweet.id, ports.copies);
  return withStop(userId, { kept, copies }, wordsFor(language ?? Language));
}

function withStop(
  userId: string,
  opened: Pick<Parameters<typeof renderTweet>[1], "kept" | "copies">,
  words: Words,
): Content {
  const { head, stop } = words.memory;
  const content = renderTweet(userId, { ...opened, back: "r", head }, words);
  const button = { text: stop, callback_data: pressData("memory", userId, "stop") };
  return { ...content, buttons: [...(content.buttons ?? []), [button]] };
}
