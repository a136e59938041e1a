/** The rows of a CSV file whose cells are all quoted, by the names in its first line. */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(,|\r\n)|(?<=,)(,|\r\n)/gy;
  cell.lastIndex = 1;
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    rows.at(-1)?.push((match[1] ?? "").replaceAll('""', '"'));
    if (cell.lastIndex === text.length) break;
    if ((match[2] ?? match[3]) === "\r\n") rows.push([]);
  }
  const [names = [], ...others] = rows;
  return others.map((row) =>
    Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""])),
  );
}
