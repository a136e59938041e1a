import type { SettingsWords } from "./words.ts";

/** English. */
export const settingsEn: SettingsWords = {
  title: "Settings",
  on: "on",
  off: "off",
  language: { title: "Language", automatic: "Automatic" },
  lastCopy: {
    title: "Last copies",
    about:
      "Once a month I look whether your tweets are still on X, and tell you which of them are gone: then yours may be the last copy.",
    turnOn: "Watch for last copies",
    turnOff: "Stop watching for last copies",
  },
  weekly: {
    title: "Weekly memory",
    about: "Once a week I show you a tweet that you kept about a year ago.",
    turnOn: "Show me a memory each week",
    turnOff: "Stop the weekly memory",
    adjust: "Below you set the hour, and how far your clock is from UTC.",
    hour: "h",
  },
};
