import type { MemoryWords } from "./words.ts";

/** German. */
export const memoryDe: MemoryWords = {
  head: "🕰 <b>Das hast du vor etwa einem Jahr aufgehoben</b>",
  stop: "Keine Erinnerungen mehr",
  stopped:
    "Ich schicke dir keine Erinnerungen mehr. In /settings kannst du sie wieder einschalten.",
};
