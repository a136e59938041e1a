import type { Stage } from "../../tweets/export/create-exporter.ts";
import type { Counts, ExportLabels } from "../../tweets/export/slice.ts";

/** How far an export is. */
type ExportStage =
  | Stage
  | { readonly kind: "sending"; readonly file: number; readonly files: number };

/** How many files were sent, how many pictures and films are in them, and how many copies were erased meanwhile. */
type Sent = { readonly files: number; readonly media: number; readonly lost: number };

/** The texts of /export. Messages are Telegram's HTML. */
export type ExportWords = {
  readonly privateOnly: string;
  readonly underWay: string;
  readonly begun: string;
  /** The process was stopped or failed at the first try. */
  readonly begunAgain: string;
  /** The process is stopped; another try follows by itself. */
  readonly interrupted: string;
  readonly stage: (stage: ExportStage) => string;
  readonly done: (counts: Counts, sent: Sent) => string;
  /** Above links to films that are too large for a file. */
  readonly tooLarge: (count: number) => string;
  /** Telegram refused a file. */
  readonly refused: string;
  /** Below a file. */
  readonly caption: (file: number, files: number) => string;
  /** Below a file that holds pictures and films alone. */
  readonly mediaCaption: (file: number, files: number) => string;
  /** What stands in the files themselves, as plain text. */
  readonly labels: ExportLabels;
};
