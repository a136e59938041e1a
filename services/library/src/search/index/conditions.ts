import type { Condition, Term } from "../query/query.ts";
import { isSpaced, tokensOf } from "../text/tokens.ts";

/** A SELECT of `id` and `score`, with the values of its placeholders. */
export type Rows = { readonly sql: string; readonly values: readonly (string | number)[] };

/** How much a match counts, by how near it is to what was typed. A word's rarity adds up to 20. */
const scores = { word: 100, beginning: 60, part: 30, misspelled: 15 };
const fewestLettersOfPart = 3;

/** The tweets that a term of a query matches. */
export function rowsOf(term: Term, misspelled: (word: string) => readonly string[]): Rows {
  const { condition, isNegated } = term;
  if (!isNegated) return matching(condition, misspelled);
  const exact = condition.kind === "words" ? { ...condition, isExact: true } : condition;
  const { sql, values } = matching(exact, () => []);
  const others = `SELECT id, 0 AS score FROM tweets WHERE id NOT IN (SELECT id FROM (${sql}))`;
  return { sql: others, values };
}

function matching(condition: Condition, misspelled: (word: string) => readonly string[]): Rows {
  switch (condition.kind) {
    case "words":
      return containing(condition, misspelled);
    case "from":
      return filtered("handle = ? OR instr(' ' || author, ' ' || ?) > 0", [
        condition.text,
        condition.text,
      ]);
    case "tag":
      return filtered("id IN (SELECT id FROM tags WHERE tag = ?)", [condition.text]);
    case "lang":
      return filtered("language = ? OR instr(language, ? || '-') = 1", [
        condition.text,
        condition.text,
      ]);
    case "in":
      return filtered("instr(chat, ?) > 0", [condition.text]);
    case "has":
      return filtered("instr(' ' || has || ' ', ' ' || ? || ' ') > 0", [condition.what]);
    case "time":
      return filtered("postedAt >= ? AND postedAt < ?", [
        condition.from ?? "",
        condition.until ?? "\uffff",
      ]);
    case "is":
      return filtered(condition.what === "incomplete" ? "isIncomplete = 1" : "isGone = 1", []);
  }
}

/** Asks at each 64th row whether the query may go on: `inTime` throws when it may not. */
const goesOn = (id: string) => `(${id} & 63 OR inTime())`;

const filtered = (where: string, values: readonly string[]): Rows => ({
  sql: `SELECT id, 0 AS score FROM tweets WHERE (${where}) AND ${goesOn("id")}`,
  values,
});

/** Exact words, beginnings, parts and misspelled words together: each finds what the others do not. */
function containing(
  { text, isExact }: { text: string; isExact: boolean },
  misspelled: (word: string) => readonly string[],
): Rows {
  const tokens = tokensOf(text);
  const phrase = `"${tokens.join(" ")}"`;
  const rarity = "min(20, -bm25(words, 2, 1))";
  const found = [select("words", phrase, `${scores.word} + ${rarity}`)];
  if (isExact) return united(found);
  const areSpaced = tokens.every(isSpaced);
  if (isSpaced(tokens.at(-1) ?? "")) found.push(select("words", `${phrase} *`, scores.beginning));
  if (areSpaced && [...tokens.join(" ")].length >= fewestLettersOfPart)
    found.push(select("parts", phrase, scores.part));
  const similar = tokens.length === 1 ? misspelled(tokens[0] ?? "") : [];
  if (similar.length > 0) {
    const either = similar.map((term) => `"${term}"`).join(" OR ");
    found.push(select("words", either, scores.misspelled));
  }
  return united(found);
}

/** The LIMIT keeps SQLite from merging this into an outer query, where bm25 cannot be used. */
const select = (table: string, match: string, score: number | string): Rows => ({
  sql: `SELECT id, score FROM (SELECT rowid AS id, ${score} AS score FROM ${table} WHERE ${table} MATCH ? AND ${goesOn("rowid")} LIMIT -1)`,
  values: [match],
});

export const united = (selections: readonly Rows[]): Rows => ({
  sql: selections.map(({ sql }) => sql).join(" UNION ALL "),
  values: selections.flatMap(({ values }) => values),
});
