import { dayFormat } from "@memory/shared/telegram/day-format";
import { pluralsOf } from "../plurals.ts";
import type { ListWords } from "./words.ts";

const plural = pluralsOf("en");

/** English. */
export const listEn: ListWords = {
  title: "Your tweets, newest first",
  empty:
    "You have not saved anything yet. Send me a link to a tweet, such as <code>https://x.com/jack/status/20</code>, and it will be here.",
  pending: (count) =>
    plural(count, { one: "link, content to follow:", other: "links, content to follow:" }),
  more: (count) => `… and ${count} more`,
  newer: "◀ Newer",
  older: "Older ▶",
  inPrivate: "Everybody here would see what you keep. I show it to you alone in our private chat.",
  openPrivate: "Open the private chat",
  noWords: "(no words)",
  formatDay: dayFormat("en-GB"),
};
