import { renderReport } from "@memory/library/chat/import/render-report";
import { wordsFor } from "@memory/library/words/words-for";
import { answerTo } from "../answer.ts";
import { asRead } from "../as-read.ts";
import type { Chapter, Situation } from "../situation.ts";
import { ofLibrary } from "./finding-again.ts";

const words = wordsFor("en").import;

type Report = Parameters<typeof renderReport>[0];
type Taken = Report["first"][number];

const none = { taken: 0, "put-back": 0, known: 0, twice: 0, deleted: 0, expired: 0 };

function reportOf(first: readonly Taken[], counts: Partial<Report["counts"]>, size = first.length) {
  const unread = first.filter(({ outcome }) => outcome === "unread");
  const all = { ...none, elsewhere: 0, refused: 0, unread: 0, ...counts };
  return renderReport({ counts: all, size, first, unread, path: "" }, words);
}

const tweet = (line: number, id: string) => ({ line, shown: `https://x.com/jack/status/${id}` });
const few: readonly Taken[] = [
  { ...tweet(12, "20"), outcome: "taken" },
  { ...tweet(13, "21"), outcome: "known" },
  { ...tweet(15, "20"), outcome: "twice" },
  { ...tweet(16, "29"), outcome: "deleted" },
  { line: 18, shown: "https://x.com/jack", outcome: "refused", why: "profile" },
  { line: 21, shown: "1.78E+18", outcome: "refused", why: "rounded" },
];
const unread = (what: Extract<Taken, { outcome: "unread" }>["what"]) =>
  reportOf([{ line: 1, shown: "", outcome: "unread", what }], { unread: 1 });

const told: readonly (readonly [string, string])[] = [
  [
    "The bookmarks of a browser, as a file.",
    reportOf(few, { taken: 1, known: 1, twice: 1, deleted: 1, refused: 2, elsewhere: 340 }),
  ],
  ["A long file, after some seconds.", words.htmlReading(1_200)],
  [
    "The same, at last. A file with a line for each follows.",
    reportOf(few, { taken: 2_810, known: 40 }, 2_850),
  ],
  ["What /export has made.", reportOf(few, { "put-back": 1_234, taken: 2, expired: 1 }, 1_237)],
  ["A table without links.", unread({ kind: "columns", names: ["name", "age"] })],
  ["A ZIP of pictures.", unread({ kind: "zip", names: ["one.jpg", "two.jpg"] })],
  ["A spreadsheet.", unread({ kind: "spreadsheet" })],
  ["A file of 30 MB.", words.htmlTooLarge],
  ["A file that Telegram has no longer.", words.htmlGone],
];

/** Bringing along what was kept elsewhere. */
export async function importing(): Promise<Chapter> {
  const asked = [
    ["/import", ofLibrary({ command: "import" })],
    ["/import in a group.", ofLibrary({ command: "import", chatId: -100, isPrivate: false })],
  ] as const;
  const answered = asked.map(async ([when, each]) => ({ when, read: await answerTo(each) }));
  const others: Situation[] = told.map(([when, html]) => ({ when, read: asRead({ html }) }));
  return { title: "Importing", situations: [...(await Promise.all(answered)), ...others] };
}
