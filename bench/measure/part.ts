import type { Figure } from "./figures.ts";

/** What a part is told about the run it belongs to. */
export type Run = {
  /** Short: every number of links, seconds and rounds is small, so that figures are rough. */
  readonly quick: boolean;
  /** How often everything is measured, the compared things in turn. */
  readonly rounds: number;
  /** Shows one line of progress. */
  readonly say: (line: string) => void;
};

/** One part of the benchmark. It starts and stops everything that it needs. */
export type Part = {
  readonly name: string;
  /** What it measures, in a line for `--help` and for the table. */
  readonly describe: string;
  run(run: Run): Promise<readonly Figure[]>;
};
