import { readFileSync } from "node:fs";
import { expect } from "chai";

const page = new URL("../docs/threats.md", import.meta.url);

/** The cells of the table, row by row. */
const rows = readFileSync(page, "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .slice(1)
  .map((line) => line.split(" |").map((cell) => cell.replace(/^\|? ?/, "")));

const testsIn = (cell: string) =>
  [...cell.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, title = "", path = ""]) => ({
    title,
    path,
  }));

/** The titles of a file's tests as they are written, with … for each inserted value. */
function titlesOf(path: string): string[] {
  const source = readFileSync(new URL(path, page), "utf8");
  const titles = source.matchAll(/\bit\(\s*(["'`])((?:\\.|(?!\1).)+)\1,/g);
  return [...titles].map(([, , title = ""]) => title.replace(/\$\{[^}]*\}/g, "…"));
}

describe("the table of threats", () => {
  it("is read by this test", () => {
    expect(rows).to.have.length.above(20);
    expect(rows.filter((cells) => cells.length !== 5)).to.deep.equal([]);
  });

  it("says of every threat what stops it and which test shows it", () => {
    const [first] = rows;
    expect(first?.[0]).to.not.equal("");
    const wanting = rows.filter(
      ([, threat = "", stops = "", shown = ""]) =>
        threat === "" || stops === "" || testsIn(shown).length === 0,
    );
    expect(wanting).to.deep.equal([]);
  });

  it("names only tests that there are", () => {
    const named = rows.flatMap(([, , , shown = ""]) => testsIn(shown));
    const missing = named.filter(({ title, path }) => !titlesOf(path).includes(title));
    expect(missing).to.deep.equal([]);
  });
});
