import type { MemoryWords } from "./words.ts";

/** English. */
export const memoryEn: MemoryWords = {
  head: "🕰 <b>About a year ago you kept this</b>",
  stop: "No more memories",
  stopped: "I send you no more memories. In /settings you can have them again.",
};
