import type { Figure } from "./figures.ts";
import { median, spread } from "./statistics.ts";

/** One row for each figure: its name, the median with its unit, and the spread over the rounds. */
export const figureRows = (figures: readonly Figure[]): string[][] =>
  figures.map(({ name, unit, runs }) => [
    name,
    `${rounded(median(runs))} ${unit}`,
    runs.length > 1 ? `± ${rounded(spread(runs))}` : "",
  ]);

/** Lines of text with every column as wide as its widest cell; the first is aligned left, others right. */
export function drawTable(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, column) => Math.max(cell.length, all[column] ?? 0)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd(),
  );
}

/** Three significant digits, without an exponent. */
export function rounded(value: number): string {
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
