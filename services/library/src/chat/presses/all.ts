import type { PressHandler } from "../asked.ts";
import { answerForget } from "./forget.ts";

/** The presses that the library's own buttons ask for, by the name in their data. */
export const presses: ReadonlyMap<string, PressHandler> = new Map<string, PressHandler>([
  ["forget", answerForget],
]);
