import { daysInTrash } from "@memory/archive/rows/item";
import type { HelpWords } from "./words.ts";

/** English. */
export const helpEn: HelpWords = {
  overview: [
    "<b>What I can do</b>",
    "Send me links to tweets: I save them and find them again.",
    "Choose what you want to know more about.",
  ].join("\n"),
  topics: {
    save: {
      title: "Saving",
      text: [
        "<b>Saving</b>",
        "• Send or forward a message with links to tweets, several at once if you like. I save each that I can read, and reply in one message.",
        "• #tags and words beside a link are kept with the tweet.",
        "• Send /save as a reply to a message with a link, and I save the tweet.",
        "• ⚠️ in my reply tells what is missing from a tweet. If I find it within a day, I add it and change the reply.",
        "Links from x.com and twitter.com work, and so do X's short links (t.co) and copies such as fxtwitter.com.",
      ].join("\n"),
    },
    find: {
      title: "Finding",
      text: [
        "<b>Finding</b>",
        "• /list shows your tweets, the newest first; a number opens one.",
        "• Send me words, or /search with words. Parts of words are enough, and typing mistakes do not matter.",
        "• Narrow it down: <code>from:jack</code> <code>tag:birds</code> <code>has:video</code> <code>before:2024</code> <code>is:incomplete</code>, “a phrase”, -without.",
        "• /random shows one that you have not seen for a long time.",
        "• /stats shows your library in numbers.",
      ].join("\n"),
    },
    label: {
      title: "Tags and notes",
      text: [
        "<b>Tags and notes</b>",
        "• Reply to my message about a tweet with #tags to add them, with other words to write a note.",
        "• /tags lists all tags: see the tweets of one, rename it, merge it with another, remove it.",
        "• /tags and /note in reply to a tweet, or with its link, show what it has.",
      ].join("\n"),
    },
    delete: {
      title: "Deleting",
      text: [
        "<b>Deleting</b>",
        `• <b>Delete</b> under my reply takes a tweet out of your library, <b>Undo</b> brings it back within ${daysInTrash} days.`,
        "• /delete does the same, in reply to a tweet or with its link.",
        "• /undo shows what you deleted last.",
      ].join("\n"),
    },
    move: {
      title: "Export and import",
      text: [
        "<b>Export and import</b>",
        "• /export gives you all that you keep, as files.",
        "• /import takes tweets from such a file, from X's archive, from bookmarks and from lists of links.",
      ].join("\n"),
    },
    group: {
      title: "Groups",
      text: [
        "<b>Groups</b>",
        "• In a group I answer commands and links. Everybody there sees my reply; what you keep is yours alone.",
        "• Type my name and words in any chat to share a tweet that you keep.",
      ].join("\n"),
    },
    privacy: {
      title: "Settings and privacy",
      text: [
        "<b>Settings and privacy</b>",
        "• /settings: your language, a watch for last copies, a weekly memory.",
        "• /privacy tells what I store and who can see it.",
        "• /forget erases everything that I store about you.",
      ].join("\n"),
    },
  },
  back: "◀ All topics",
  start: { list: "My tweets", search: "Search", settings: "Settings", help: "Help" },
};
