import type { Stage } from "../../tweets/export/create-exporter.ts";
import type { Counts, ExportLabels } from "../../tweets/export/slice.ts";

/** How far an export is. */
type ExportStage =
  | Stage
  | { readonly kind: "sending"; readonly file: number; readonly files: number };

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
  readonly done: (counts: Counts, files: number) => string;
  /** Telegram refused a file. */
  readonly refused: string;
  /** Below a file. */
  readonly caption: (file: number, files: number) => string;
  /** What stands in the files themselves, as plain text. */
  readonly labels: ExportLabels;
};
