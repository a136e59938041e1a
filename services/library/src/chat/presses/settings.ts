import type { Person, PersonChange } from "@memory/archive/rows/person";
import { WeeklyMemory } from "@memory/archive/rows/person";
import { languages } from "@memory/shared/contracts/languages";
import type { Ports } from "../../ports.ts";
import { nextWatchAt } from "../../tweets/last-copies/watch-times.ts";
import { nextMemoryAt } from "../../tweets/memory/memory-time.ts";
import { wordsFor } from "../../words/words-for.ts";
import type { PressHandler } from "../asked.ts";
import { settingsMessage } from "../settings/settings-message.ts";
import { editPressed } from "./pressed-message.ts";

/** Changes a setting to what the button says, and shows all: `[lang | copy | week, value, …]`. */
export const changeSetting: PressHandler = async (press, args, ports) => {
  const { userId } = press;
  const change = changeIn(args);
  if (change === undefined) return press.words.base.pressed.outdated;
  await ports.people.change(userId, { ...change, updateId: press.updateId });
  const person = await ports.people.get(userId);
  await setMemoryTimer(press, person, ports);
  await setWatchTimer(press, person, ports);
  const words = wordsFor(person.language ?? press.telegramLanguage);
  return editPressed({ ...press, words }, settingsMessage(userId, person, words), ports);
};

/** Sets the timer of the next memory. Those of other hours find that they are not wanted any more. */
async function setMemoryTimer(
  { userId, receivedAt, updateId, telegramLanguage: language }: Parameters<PressHandler>[0],
  { settings: { weeklyMemory } }: Person,
  { timers, now }: Ports,
): Promise<void> {
  if (weeklyMemory === undefined) return;
  const at = nextMemoryAt(userId, weeklyMemory, now());
  const asked = { at: receivedAt, updateId };
  await timers.set({ kind: "weekly-memory", userId, at, asked, language });
}

/** Sets the timer of the next look at the sources. There is one a day, however often the watch is switched. */
async function setWatchTimer(
  { userId, receivedAt, updateId, telegramLanguage: language }: Parameters<PressHandler>[0],
  { settings: { lastCopy } }: Person,
  { timers, now }: Ports,
): Promise<void> {
  if (!lastCopy) return;
  const asked = { at: receivedAt, updateId };
  await timers.set({
    kind: "last-copies",
    userId,
    at: nextWatchAt(userId, now()),
    asked,
    language,
  });
}

function changeIn([what, value, offset]: readonly string[]): PersonChange | undefined {
  if (what === "lang") {
    if (value === "auto") return { language: null };
    const language = languages.find((code) => code === value);
    return language && { language };
  }
  if (what === "copy") return { lastCopy: value === "on" };
  if (what !== "week") return undefined;
  if (value === "off") return { weeklyMemory: null };
  const time = { hour: Number(value), offsetMinutes: Number(offset) };
  const weeklyMemory = WeeklyMemory.safeParse(time).data;
  return weeklyMemory && { weeklyMemory };
}
