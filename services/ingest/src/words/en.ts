import type { Words } from "./words.ts";

/** English. */
export const en: Words = {
  menu: {
    save: "Save the tweets in the message you reply to",
    list: "Your tweets, the newest first",
    search: "Find a tweet by its words",
    random: "A tweet that you have not seen for a long time",
    tags: "Your tags, and tags of the tweet you reply to",
    note: "Write a note to the tweet you reply to",
    delete: "Delete the tweet you reply to",
    undo: "Bring a deleted tweet back",
    stats: "Your library in numbers",
    export: "Take everything with you as files",
    import: "Bring tweets from a file",
    settings: "Language, last copies, weekly memory",
    help: "What I can keep, and how",
    start: "Begin",
    privacy: "What I store about you",
    forget: "Erase everything I store about you",
  },
};
