import type { PressHandler } from "../asked.ts";

/** Ends the weekly memory. */
export const stopMemory: PressHandler = async ({ userId, words }, _args, { people }) => {
  await people.change(userId, { weeklyMemory: null });
  return words.memory.stopped;
};
