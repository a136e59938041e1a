import { pluralsOf } from "../plurals.ts";
import type { ImportWords } from "./words.ts";

const plural = pluralsOf("en");
const tweets = (count: number) => plural(count, { one: "tweet", other: "tweets" });

/** English. */
export const importEn: ImportWords = {
  htmlHowTo: [
    "<b>Send me a file, and I keep the tweets in it.</b> Sending the same file again changes nothing.",
    [
      "• <b>My own export</b>: the ZIP from /export, or the memory.json in it. Notes, tags, dates and trash come back.",
      "• <b>Bookmarks of a browser</b>, as HTML. Chrome: Bookmark manager → ⋮ → Export. Firefox: Manage bookmarks → Import and Backup → Export to HTML. Folders become tags.",
      "• <b>Your X archive</b>: X → Settings → Your account → Download an archive. Of the ZIP send only <code>data/like.js</code> and <code>data/bookmark.js</code>.",
      "• <b>twitter-web-exporter</b> and other programs: their CSV or JSON.",
      "• <b>Any text</b> with links to tweets.",
    ].join("\n"),
    "A file may have 20 MB. A ZIP with such files works too.",
  ].join("\n\n"),
  htmlHowToShort: "/import tells which files I can read.",
  htmlPrivateOnly: "What you import concerns only you. Send me the file in our private chat.",
  htmlTooLarge:
    "Telegram gives me files of up to 20 MB only. Put the file into a ZIP, which is often ten times smaller, or send it in parts. Of X's archive I need no more than <code>data/like.js</code> and <code>data/bookmark.js</code>.",
  htmlGone: "Telegram does not have this file any longer. Please send it again.",
  htmlReading: (count) =>
    `📥 I am reading your file: ${plural(count, { one: "entry", other: "entries" })} so far. You can go on using me meanwhile.`,
  done: "📥 Imported",
  contentFollows:
    "What was taken is kept by its link already. The tweets themselves follow little by little; what you send me yourself comes first. Where X no longer shows a tweet, its link stays kept, with tags and note.",
  counts: {
    taken: (count) => `${tweets(count)} taken`,
    "put-back": (count) =>
      plural(count, { one: "tweet put back as it was", other: "tweets put back as they were" }),
    known: (count) => `${tweets(count)} in your library already`,
    twice: (count) =>
      `${plural(count, { one: "repetition", other: "repetitions" })} within the file`,
    deleted: (count) => `${tweets(count)} that you had deleted, not taken`,
    expired: (count) => `${tweets(count)} that had been in the trash for 30 days, left out`,
    elsewhere: (count) =>
      `${plural(count, { one: "link", other: "links" })} to other sites, passed over`,
    refused: (count) => `${plural(count, { one: "entry", other: "entries" })} not taken`,
  },
  where: (line, file) => (file === undefined ? `Line ${line}` : `${file}, line ${line}`),
  outcomes: {
    taken: "taken",
    "put-back": "put back",
    known: "in your library already",
    twice: "a repetition",
    deleted: "not taken, since you had deleted it",
    expired: "left out: it had been in the trash for 30 days",
    elsewhere: "a link to another site",
  },
  refused: {
    profile: "not taken: a profile, not a tweet",
    search: "not taken: a search, not a tweet",
    list: "not taken: a list, not a tweet",
    hashtag: "not taken: a hashtag, not a tweet",
    space: "not taken: a Space, not a tweet",
    broadcast: "not taken: a broadcast, not a tweet",
    media: "not taken: only a picture or video, not its tweet",
    article: "not taken: an article's own page, not its tweet",
    "not-found-behind-short-link": "not taken: a short link that leads to no tweet",
    cut: "not taken: the link is cut off",
    "other-page": "not taken: a page of X that is no tweet",
    rounded:
      "not taken: a spreadsheet has rounded the number, so the tweet cannot be told. Export it again and do not save it in a spreadsheet",
    "no-link": "not taken: neither a link nor a number of a tweet",
    unreadable: "not taken: cannot be read",
  },
  unread: {
    empty: "This file is empty.",
    picture: "This is a picture. Send the links themselves.",
    video: "This is a video. Send the links themselves.",
    pdf: "This is a PDF, which I cannot read. Send its links as text.",
    spreadsheet: "This is a spreadsheet. Save it as CSV and send that.",
    "web-page": "This is a web page. Of HTML I read bookmarks only, as a browser exports them.",
    archive: "This is an archive that I cannot open. Send a ZIP, or the files themselves.",
    binary: "I cannot tell what this file is: it is no text.",
    "no-links": "I found no link to a tweet in this.",
    broken: "This file is damaged or cut off: I could not read it to its end.",
    "too-large": "This unpacks to more than I can read. Send it in parts.",
    "newer-library": "A newer version of me has made this file. I cannot read it yet.",
    "too-many":
      "From here on there are more entries than I take at once. Send the rest as another file.",
  },
  unreadWith: {
    columns: (names) =>
      `This is a table without a column of links. Its columns are: ${names}. Name the column of links “url”.`,
    fields: (names) => `This is JSON without tweets that I recognize. It has: ${names}.`,
    zip: (names) => `I can read no file in this ZIP. In it are: ${names}.`,
  },
  reportName: "import-report.txt",
};
