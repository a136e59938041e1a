import { en } from "@memory/ingest/words/en";
import type { Chapter } from "../situation.ts";

/** What Telegram shows when a person types a slash. */
export const menu: Chapter = {
  title: "The menu of commands",
  situations: Object.entries(en.menu).map(([name, text]) => ({ when: `/${name}`, read: { text } })),
};
