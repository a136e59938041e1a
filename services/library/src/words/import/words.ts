import type { RefusedWhy, UnknownFile } from "../../tweets/import/record.ts";
import type { Outcome } from "../../tweets/import/taking.ts";

type Told = Exclude<Outcome["outcome"], "refused" | "unread">;

/** The texts of /import. Those named `html…` are Telegram's HTML, all others plain text. */
export type ImportWords = {
  /** What can be sent, and how to get it. */
  readonly htmlHowTo: string;
  /** Added where a file cannot be read. */
  readonly htmlHowToShort: string;
  readonly htmlPrivateOnly: string;
  readonly htmlTooLarge: string;
  /** Telegram has the file no longer. */
  readonly htmlGone: string;
  readonly htmlReading: (count: number) => string;
  readonly done: string;
  readonly contentFollows: string;
  /** How many records had this outcome: the lines of the summary. */
  readonly counts: Readonly<Record<Told | "refused", (count: number) => string>>;
  /** Where a record is, at the beginning of a line of the report. */
  readonly where: (line: number, file: string | undefined) => string;
  readonly outcomes: Readonly<Record<Told, string>>;
  readonly refused: Readonly<Record<RefusedWhy, string>>;
  /** What a file is that cannot be read, in a sentence that says what to send instead. */
  readonly unread: Readonly<Record<UnknownFile, string>>;
  readonly unreadWith: Readonly<Record<"columns" | "fields" | "zip", (names: string) => string>>;
  readonly reportName: string;
};
