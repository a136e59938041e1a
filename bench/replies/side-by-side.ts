import type { Situation } from "./situation.ts";

/** Characters of each column. */
const left = 34;
const right = 84;

/** Two columns of plain text: the situation, and what is read. Longer lines go on indented. */
export function sideBySide({ when, read }: Situation): string {
  const buttons = (read.buttons ?? []).map((row) => row.map((text) => `[ ${text} ]`).join(" "));
  const told = [...read.text.split("\n"), ...buttons].flatMap((line) => wrap(line, right));
  const asked = wrap(when, left);
  return Array.from({ length: Math.max(asked.length, told.length) }, (_, row) =>
    `${(asked[row] ?? "").padEnd(left)}  ${told[row] ?? ""}`.trimEnd(),
  ).join("\n");
}

function wrap(line: string, width: number): string[] {
  const indent = line.startsWith("▏") ? "▏" : "  ";
  const lines: string[] = [];
  let current = "";
  const pieces = new RegExp(`.{1,${width - indent.length}}`, "gu");
  const words = line.split(" ").flatMap((word) => word.match(pieces) ?? [""]);
  for (const word of words) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (longer.length <= width || current === "") {
      current = longer;
      continue;
    }
    lines.push(current);
    current = indent + word;
  }
  return [...lines, current];
}
