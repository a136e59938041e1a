import type { SearchDocument } from "@memory/library/search/index/document";
import { createRandom, type Random } from "../chaos/random.ts";
import { type Script, scripts } from "./scripts.ts";

export const queryKinds = ["word", "prefix", "two words", "part", "typo", "plain letters"] as const;
export type QueryKind = (typeof queryKinds)[number];
export type LabelledQuery = {
  readonly kind: QueryKind;
  readonly script: string;
  readonly typed: string;
  /** The tweets that are meant, at most five. */
  readonly relevant: readonly string[];
};

/**
 * A library of made-up tweets in many scripts, and queries with the tweets that each should find. The
 * same for the same seed.
 */
export function labelledSet({ tweets, seed }: { tweets: number; seed: number }) {
  const random = createRandom(seed);
  const documents: SearchDocument[] = [];
  const queries: LabelledQuery[] = [];
  const taken = new Set<string>();
  while (documents.length < tweets) {
    const script = scripts[documents.length % scripts.length] as Script;
    // Every seventh rare word is asked for; the others make it harder to find.
    const isAsked = documents.length % 7 < 2;
    const rare = [rareWord(script, random, taken), rareWord(script, random, taken)] as const;
    const copies = random.between(1, 3);
    const ids = Array.from({ length: copies }, (_, copy) =>
      String(1_000 + documents.length + copy),
    );
    for (const id of ids) documents.push(document(id, textWith(rare, script, random)));
    if (isAsked && queries.length < 1_000) queries.push(...queriesFor(rare, script, ids, random));
  }
  return { documents, queries: queries.flatMap((query) => labelled(query, documents)) };
}

const mostRelevant = 5;

/**
 * A part of a word may stand in other tweets as well: all that hold it are meant. Where they are more
 * than the first five can show, the query says nothing and is left out.
 */
function labelled(query: LabelledQuery, documents: readonly SearchDocument[]): LabelledQuery[] {
  if (query.kind !== "part" && query.kind !== "prefix") return [query];
  const relevant = documents
    .filter(({ body }) => body.includes(query.typed))
    .map(({ tweetId }) => tweetId);
  return relevant.length > mostRelevant ? [] : [{ ...query, relevant }];
}

function rareWord({ syllables, space }: Script, random: Random, taken: Set<string>): string {
  for (;;) {
    const count = space === "" ? 3 : random.between(2, 3);
    const word = Array.from({ length: count }, () => random.pick(syllables)).join("");
    if (!taken.has(word)) {
      taken.add(word);
      return word;
    }
  }
}

function textWith(rare: readonly string[], { frequent, space }: Script, random: Random): string {
  const words = Array.from({ length: random.between(8, 30) }, () => random.pick(frequent));
  for (const word of rare) words.splice(random.between(0, words.length), 0, word);
  return words.join(space);
}

function queriesFor(
  rare: readonly [string, string],
  script: Script,
  relevant: readonly string[],
  random: Random,
): LabelledQuery[] {
  const [word, other] = rare;
  const typed: Partial<Record<QueryKind, string>> = {
    word,
    "two words": `${other} ${word}`,
    ...(script.space === "" ? { part: part(word) } : {}),
    ...(script.space !== "" && word.length >= 7
      ? { prefix: word.slice(0, word.length - 2), part: part(word), typo: mistyped(word, random) }
      : {}),
    ...(plainly(word) === word ? {} : { "plain letters": plainly(word) }),
  };
  return queryKinds.flatMap((kind) => {
    const text = typed[kind];
    return text === undefined ? [] : [{ kind, script: script.name, typed: text, relevant }];
  });
}

/** All but the first character or two of a word. */
const part = (word: string): string => [...word].slice(word.length > 7 ? 2 : 1).join("");

function mistyped(word: string, random: Random): string {
  const letters = [...word];
  const at = random.between(1, letters.length - 3);
  const [one = "", next = ""] = letters.slice(at);
  const changed = random.pick([[next, one], [next], [one, one, next], ["q", next]]);
  return [...letters.slice(0, at), ...changed, ...letters.slice(at + 2)].join("");
}

/** Without accents, as typed on a keyboard that lacks them. */
const plainly = (word: string): string =>
  word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .normalize("NFC")
    .replaceAll("ł", "l")
    .replaceAll("ß", "ss")
    .replaceAll("ı", "i");

const document = (tweetId: string, body: string): SearchDocument => ({
  tweetId,
  changedAt: "2026-01-01T00:00:00.000Z",
  savedAt: "2026-01-01T00:00:00.000Z",
  postedAt: "2026-01-01T00:00:00.000Z",
  handle: "someone",
  author: "some one",
  language: "",
  chat: "",
  tags: [],
  has: [],
  isIncomplete: false,
  isGone: false,
  head: "someone",
  body,
});
