import { tweetWordsEn } from "@memory/shared/words/en";
import type { ExportLabels } from "../../tweets/export/slice.ts";
import { copiesEn } from "../copies/en.ts";
import { formatsOf } from "./formats.ts";

const { date, plural } = formatsOf("en");

/** English, for what an export's files say. */
export const labelsEn: ExportLabels = {
  language: "en",
  title: "My tweets",
  states: { kept: "Kept", pending: "Still to come", trashed: "Trash" },
  counts: ({ kept, pending, trashed }) =>
    [
      plural(kept, "tweet", "tweets"),
      ...(pending > 0 ? [`${plural(pending, "link", "links")} still to be read`] : []),
      ...(trashed > 0 ? [`${plural(trashed, "tweet", "tweets")} in the trash`] : []),
    ].join(", "),
  date,
  saved: "Saved",
  deleted: "Deleted",
  note: "Your note",
  foundIn: "Found in",
  forwardedFrom: "Forwarded from",
  repostedBy: "Reposted by",
  notKept: "Not kept",
  missing: tweetWordsEn.partNames,
  absent: {
    deleted: "This tweet was deleted.",
    "account-gone": "This tweet is from an account that no longer exists.",
    protected: "This tweet is from a protected account.",
    suspended: "This tweet is from a suspended account.",
    "age-restricted": "This tweet is age-restricted.",
    withheld: "X withholds this tweet in some countries.",
    "rules-violated": "X removed this tweet because it broke X's rules.",
    "not-authorized": "X does not show this tweet: its account may be protected or suspended.",
    "not-found": "This tweet does not exist, or was deleted.",
    unavailable: "This tweet is unavailable on X.",
  },
  media: { photo: "Photo", video: "Video", gif: "GIF" },
  copies: copiesEn,
  tooLargeToExport: "too large for an export: the bot gives a link to it",
  quoted: "Quoted tweet",
  answered: "In reply to",
  thread: "Thread",
  votes: (votes) => plural(votes, "vote", "votes"),
  communityNote: "Community note",
  open: "Open on X",
  toFollow: "The link is kept. The tweet could not be read before this export.",
  newer: "Newer",
  older: "Older",
  page: (page) => `page ${page}`,
  nothing: "Nothing is kept yet.",
  readme: ({
    part,
    isLast,
    counts,
    exportedAt,
  }) => `Everything you keep in Memory, as of ${date(exportedAt)}:
${labelsEn.counts(counts)}.
${
  part === 1 && isLast
    ? ""
    : `
This is file ${part} of an export that needs several. Each opens by itself; unpacked into one folder, they
fit together.
`
}
library.html    To be read in a browser, offline too. Pictures and films that are not copied are links to X.
media/          The pictures and films, each once. If they are many, they come in ZIPs of their own: unpack
                all into one folder, and library.html and the notes show them.
memory.json     Everything, for programs. Send it, or this whole ZIP, to the bot with /import, and your
                library is as it was: tags, notes, dates and trash included.
tweets.csv      For spreadsheets: a line for each tweet. An apostrophe before a text that begins with
                = + - or @ keeps the spreadsheet from taking it for a formula. Spreadsheets round long
                numbers: go by the column "url" rather than "id".
bookmarks.html  For browsers and bookmark managers: import it there.
markdown/       A note for each tweet, for Obsidian and other editors.

What you deleted in the last 30 days is included and marked: "trashed" in the column "state", the folder
"trash", the heading "Trash".
The files hold what you wrote and kept, unencrypted. Keep them where nobody else reads them.
`,
};
