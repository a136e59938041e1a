import type { Words } from "./words.ts";

/** English. */
export const en: Words = {
  menu: {
    save: "Save the tweets in the message you reply to",
    help: "What I can keep, and how",
    start: "Begin",
    privacy: "What I store about you",
  },
};
