import type { DatabaseSync } from "node:sqlite";
import type { Query, Term } from "../query/query.ts";
import { tokensOf } from "../text/tokens.ts";
import { type Rows, rowsOf, united } from "./conditions.ts";

export type Hit = { readonly tweetId: string; readonly savedAt: string };
export type Found = {
  readonly hits: readonly Hit[];
  /** How many there are in all. */
  readonly total: number;
  /** Folded words that may stand in the hits' texts: those asked for, and misspelled ones. */
  readonly words: readonly string[];
  /** Only when there are no hits: how many there would be without a term that excludes all of them. */
  readonly without?: { readonly typed: string; readonly total: number };
  /** Only when there are no hits: a word of the library near to one that it does not hold. */
  readonly nearest?: { readonly typed: string; readonly word: string };
};
export type Page = { readonly offset: number; readonly limit: number };
export type Misspelled = (word: string) => readonly string[];

type Limits = {
  readonly page: Page;
  readonly misspelled: Misspelled;
  /** Default: 3,000. */
  readonly mostMs?: number;
};

/** Thrown by a search that takes longer than it may. */
export class TookTooLongError extends Error {
  override readonly name = "TookTooLongError";
}

/**
 * The tweets that a query matches, the best first, of equal ones the newest. Throws a
 * TookTooLongError once it takes more than `mostMs`.
 */
export function findTweets(
  database: DatabaseSync,
  query: Query,
  { page, misspelled: nearTo, mostMs = 3_000 }: Limits,
): Found {
  const inTime = allowing(mostMs);
  database.function("inTime", inTime);
  const misspelled = remembered((word) => {
    inTime();
    return nearTo(word);
  });
  const matching = (some: Query) => (some.length === 0 ? everything : combined(some, misspelled));
  const count = (some: Query) => countOf(database, matching(some));
  const found = select(database, matching(query), page);
  const total = found.total ?? (page.offset > 0 ? count(query) : 0);
  const answer = { hits: found.hits, total, words: wordsOf(query, misspelled) };
  return total > 0 ? answer : { ...answer, ...whyNone(query, count, misspelled) };
}

function allowing(mostMs: number): () => number {
  const endsAt = performance.now() + mostMs;
  return () => {
    if (performance.now() > endsAt) throw new TookTooLongError(`more than ${mostMs} ms`);
    return 1;
  };
}

/** Looks each word up once. */
function remembered(look: Misspelled): Misspelled {
  const known = new Map<string, readonly string[]>();
  return (word) => {
    const found = known.get(word) ?? look(word);
    known.set(word, found);
    return found;
  };
}

/** A page of the matches. The total comes with the hits: a page without any tells none. */
function select(
  database: DatabaseSync,
  matches: Rows,
  page: Page,
): { hits: Hit[]; total: number | undefined } {
  const statement = database.prepare(
    `WITH matches AS MATERIALIZED (${matches.sql})
     SELECT tweetId, savedAt, (SELECT count(*) FROM matches) AS total
     FROM matches JOIN tweets USING (id)
     ORDER BY score DESC, savedAt DESC LIMIT ? OFFSET ?`,
  );
  const found = statement.all(...matches.values, page.limit, page.offset);
  return {
    hits: found.map(({ tweetId, savedAt }) => ({ tweetId, savedAt }) as Hit),
    total: found[0] && Number(found[0].total),
  };
}

function countOf(database: DatabaseSync, { sql, values }: Rows): number {
  const counted = database.prepare(`SELECT count(*) AS total FROM (${sql})`).get(...values);
  return Number(counted?.total);
}

const everything: Rows = { sql: "SELECT id, 0 AS score FROM tweets", values: [] };

/** The tweets that match a term of every group. The best match of each group counts. */
function combined(query: Query, misspelled: Misspelled): Rows {
  const groups = query.map((terms, group) => {
    const { sql, values } = united(terms.map((term) => rowsOf(term, misspelled)));
    return {
      sql: `SELECT ${group} AS part, id, max(score) AS score FROM (${sql}) GROUP BY id`,
      values,
    };
  });
  const { sql, values } = united(groups);
  return {
    sql: `SELECT id, sum(score) AS score FROM (${sql}) GROUP BY id HAVING count(*) = ${query.length}`,
    values,
  };
}

const wordsOf = (query: Query, misspelled: Misspelled): string[] => [
  ...new Set(
    query.flat().flatMap(({ condition, isNegated }) => {
      if (condition.kind !== "words" || isNegated) return [];
      const { text, isExact } = condition;
      const tokens = tokensOf(text);
      return [
        text,
        ...tokens,
        ...(isExact || tokens.length > 1 ? [] : misspelled(tokens[0] ?? "")),
      ];
    }),
  ),
];

/** What excludes everything: a single term without which there are hits, or a word that is nowhere. */
function whyNone(
  query: Query,
  count: (query: Query) => number,
  misspelled: Misspelled,
): Pick<Found, "without" | "nearest"> {
  for (const group of query) {
    const [term] = group;
    if (term === undefined || query.length === 1) continue;
    const total = count(query.filter((other) => other !== group));
    if (total > 0) return { without: { typed: typedOf(group), total } };
  }
  for (const { condition, typed, isNegated } of query.flat()) {
    if (condition.kind !== "words" || isNegated) continue;
    // The vocabulary may still hold words of tweets that were deleted.
    const word = misspelled(tokensOf(condition.text)[0] ?? "").find(
      (near) => count(just(near)) > 0,
    );
    if (word !== undefined) return { nearest: { typed, word } };
  }
  return {};
}

const just = (word: string): Query => [
  [{ condition: { kind: "words", text: word, isExact: true }, isNegated: false, typed: word }],
];

const typedOf = (group: readonly Term[]): string => group.map(({ typed }) => typed).join(" OR ");
