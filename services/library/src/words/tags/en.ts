import { pluralsOf } from "../plurals.ts";
import type { TagsWords } from "./words.ts";

const plural = pluralsOf("en");
const tweets = (count: number) => plural(count, { one: "tweet", other: "tweets" });

/** English. */
export const tagsEn: TagsWords = {
  title: (count) => `Your tags: ${count}`,
  titleOnce: (count) => `Tags used once: ${count}`,
  none: "You have no tags yet. Write #tags beside a link, or reply with them to my message about a tweet.",
  hint: "Choose one to see its tweets, to rename it or to remove it.",
  once: (count) => `Used once (${count})`,
  whole: "All tags",
  unknown: "You have no such tag.",
  tweets,
  askName:
    "Reply to this message with the new name. If you have a tag of that name, the two become one.",
  nameHint: "New name",
  askRemove: (tag, count) => `Remove ${tag} from ${tweets(count)}? The tweets stay.`,
  renamed: (tag, by, count) => `${tag} is now ${by}: ${tweets(count)} changed.`,
  removed: (tag, count) => `${tag} removed from ${tweets(count)}.`,
  buttons: {
    show: "Show its tweets",
    rename: "Rename or merge",
    remove: "Remove",
    yesRemove: "Yes, remove",
    back: "◀ Back",
  },
};
