import { bold, escapeHtml } from "@memory/shared/telegram/html";
import type { Taken } from "../../tweets/import/take-records.ts";
import type { ImportWords } from "../../words/import/words.ts";
import { maxShownLines, type Report } from "./report.ts";

/** The outcomes in the order in which they are told. */
const order = [
  ...(["taken", "put-back", "known", "twice"] as const),
  ...(["deleted", "expired", "refused", "elsewhere"] as const),
];

/** Whether the report has lines that the message cannot show. */
export const isLong = ({ size }: Pick<Report, "size">): boolean => size > maxShownLines;

/** What became of a file, in Telegram's HTML: how many of what, and each line if they are few. */
export function renderReport(report: Report, words: ImportWords): string {
  const { counts, size, first, unread } = report;
  const totals = order.filter((outcome) => counts[outcome] > 0);
  const [only] = unread;
  if (only !== undefined && totals.length === 0 && size === unread.length) {
    return [
      ...unread.map((each) => escapeHtml(cut(sayUnread(each, words), maxSentence))),
      words.htmlHowToShort,
    ].join("\n\n");
  }
  return [
    bold(escapeHtml(words.done)),
    totals.map((outcome) => `• ${escapeHtml(words.counts[outcome](counts[outcome]))}`).join("\n"),
    isLong(report)
      ? ""
      : first.map((each) => escapeHtml(cut(reportLine(each, words), maxLine))).join("\n"),
    isLong(report)
      ? unread.map((each) => escapeHtml(cut(sayUnread(each, words), maxSentence))).join("\n")
      : "",
    counts.taken > 0 ? escapeHtml(words.contentFollows) : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** A line of the report, as plain text. */
export function reportLine(taken: Taken, words: ImportWords): string {
  const outcome = sayOutcome(taken, words);
  const shown = taken.shown === "" ? "" : ` – ${oneLine(taken.shown)}`;
  return `${words.where(taken.line, taken.file)}: ${outcome}${shown}`;
}

function sayOutcome(taken: Taken, words: ImportWords): string {
  if (taken.outcome === "refused") return words.refused[taken.why];
  if (taken.outcome === "unread") return sayWhat(taken.what, words);
  return words.outcomes[taken.outcome];
}

function sayUnread(taken: Taken, words: ImportWords): string {
  const said = taken.outcome === "unread" ? sayWhat(taken.what, words) : "";
  return taken.file === undefined ? said : `${taken.file}: ${said}`;
}

function sayWhat(what: Extract<Taken, { outcome: "unread" }>["what"], words: ImportWords): string {
  if (!("names" in what)) return words.unread[what.kind];
  return words.unreadWith[what.kind](what.names.map(oneLine).join(", "));
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").slice(0, 200);

/** So that a message of ten lines, or of five sentences, is none that Telegram refuses for its length. */
const maxLine = 250;
const maxSentence = 600;
const cut = (text: string, length: number): string =>
  (text.length <= length ? text : `${text.slice(0, length)}…`).toWellFormed();
