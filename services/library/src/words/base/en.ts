import { daysInTrash } from "@memory/archive/rows/item";
import type { BaseWords } from "./words.ts";

/** English. */
export const baseEn: BaseWords = {
  start: [
    "<b>I keep tweets for you.</b>",
    "Send me a link to a tweet and I save its text, its author, its pictures and its videos while it still exists. Other people who use me cannot see what you keep; in a group everybody sees my reply.",
    "Try it: <code>https://x.com/jack/status/20</code>",
    "/help tells what else I understand, /privacy what I store.",
  ].join("\n\n"),

  privacy: (userId) =>
    [
      "<b>What is stored</b>\nFor each tweet that you save, under your Telegram id: its text, links to its pictures and videos, its author, the tweets that it quotes, answers or continues, its poll, article and community note, the link as you sent it, your tags and your note, when you saved it and where you found it (the chat's title, whom it was forwarded from). Also which message it came from and what I replied, so that I can keep my reply up to date, and your /settings.\nIts pictures and videos I copy from X, and those of the tweets that belong to it. A copy belongs to the tweet and names nobody: if others save the same tweet, there is still one. How much was copied for you today is noted beside your settings, since there is a limit.\nSo that I find things quickly, a search file on the server's disk holds a copy of your tweets, tags and notes. A file that you send me to import is deleted once it is read, the files of an export once they are sent.",
      "<b>Who can see it</b>\nIn this bot you alone, but in a group my reply is seen by everybody there. If you type my name and words in another chat, you alone see what I offer, until you send one of the tweets there. Whoever runs this bot has access to its database, its disk and the place where the copies are. To read a tweet I ask public services for it by its number; they are not told who asked. Their answers I keep too, without noting whom they were for.",
      `<b>How long</b>\nUntil you delete it. A deleted tweet stays in the trash for ${daysInTrash} days, where /undo finds it; after that it is erased for good, and the copies of its pictures and videos too, unless somebody else keeps the tweet. I remember that you deleted it, so that it does not come back by itself. A link that I could not handle because of an error is kept for up to 14 days, so that it can be tried again.`,
      "<b>Only if you ask for it</b>\nThe watch for last copies and the weekly memory are off until you turn them on in /settings.",
      `<b>Your rights</b>\n/export gives you everything as files. /forget erases everything: tweets, trash, tags, notes, settings, search files and the copies of pictures and videos that nobody else keeps. What stays is a line with your Telegram id and when you asked, so that no older work brings anything back; links that failed, for up to 14 days, from which nothing is saved any more; and the answers of public services, which name nobody. Backups are made by the person who runs this bot; ask them about these and about anything else${
        userId === undefined
          ? ". Send me /privacy in a private chat and I tell you your id."
          : `, and name your id, <code>${userId}</code>.`
      }`,
      'Beside this, <a href="https://telegram.org/privacy-tpa">Telegram\'s policy for bots</a> applies.',
    ].join("\n\n"),

  saveNeedsLink:
    "Send /save as a reply to a message with a link to a tweet, or send me the link itself.",

  noLink:
    "I keep tweets. Send me a link like <code>https://x.com/jack/status/20</code>, or /help for more.",

  unknownCommand: "I do not know this command. Send me a link to a tweet, or /help.",

  notAllowed: (userId) =>
    `This bot is private. To use it, send the person who runs it this number, your Telegram id: <code>${userId}</code>`,

  parked: "Something went wrong on my side, and I gave up. Please try again.",

  pressed: {
    deleted: `Deleted. You can undo this for ${daysInTrash} days.`,
    "already-deleted": "Already deleted.",
    restored: "Restored.",
    kept: "Nothing changed: it was saved or restored after this, and is in your library.",
    "nothing-left": "There is nothing to bring back. Send the link again and I try once more.",
    expired: `Deleted more than ${daysInTrash} days ago, so it cannot be restored. Send the link again to save it anew.`,
    unknown: "This tweet is not in your library.",
    "not-yours": "Only the person who saved it can do this.",
    "not-allowed": "This bot is private.",
    outdated: "This button is too old to work. Send the link or the command again for a new one.",
    parked: "Something went wrong on my side, and I gave up. Please try again.",
  },
};
