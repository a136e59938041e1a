import { fold } from "../text/fold.ts";
import { tokensOf } from "../text/tokens.ts";
import { parseFilter } from "./parse-filter.ts";
import type { Condition, Query, Term } from "./query.ts";

/** More terms than these are left out, so that a pasted page is no burden. */
const mostTerms = 32;

/** Opening quotation marks of many languages, each with those that close it. */
const closing: Readonly<Record<string, string>> = {
  '"': '"”“„',
  "“": '”“"',
  "”": '”“"',
  "„": '“”"',
  "‟": '”"',
  "«": "»",
  "»": "«",
  "‹": "›",
  "›": "‹",
  "‚": "‘’",
  "「": "」",
  "『": "』",
  "〝": "〞〟",
  "＂": "＂",
};
const openings = Object.keys(closing).join("");
/** What may stand before a phrase: a minus, a filter's name, and the opening mark itself. */
const opening = new RegExp(`-?(?:[\\p{L}_]+:)?([${openings}])`, "uy");
const unspaced = /[^\s\u3000]+/uy;

/**
 * Reads what a person typed into a search. Whatever it is, it is a query: what has no meaning in the
 * query language is looked for as it stands.
 */
export function parseQuery(typed: string): Query {
  const groups: Term[][] = [];
  let joinsNext = false;
  for (const part of partsOf(typed.replaceAll("\0", " "))) {
    if (part === "OR" || part === "|") {
      joinsNext = groups.length > 0;
      continue;
    }
    const term = termOf(part);
    if (term === undefined) continue;
    const last = groups.at(-1);
    if (joinsNext && last !== undefined) last.push(term);
    else groups.push([term]);
    joinsNext = false;
    if (groups.flat().length >= mostTerms) break;
  }
  return groups;
}

/** The typed text cut at spaces, except inside quotation marks that are closed. */
function* partsOf(typed: string): Generator<string> {
  for (let at = 0; at < typed.length; ) {
    const part = phraseAt(typed, at) ?? wordAt(typed, at);
    if (part !== undefined) yield part;
    at += part?.length ?? 1;
  }
}

function phraseAt(typed: string, at: number): string | undefined {
  opening.lastIndex = at;
  const [begin, mark] = opening.exec(typed) ?? [];
  if (begin === undefined || mark === undefined) return undefined;
  const end = endOfQuote(typed, at + begin.length, mark);
  return end === undefined ? undefined : typed.slice(at, end);
}

function wordAt(typed: string, at: number): string | undefined {
  unspaced.lastIndex = at;
  return unspaced.exec(typed)?.[0];
}

/** Where a quotation that was opened by `mark` ends, or undefined if nothing closes it. */
function endOfQuote(typed: string, from: number, mark: string): number | undefined {
  const closers = closing[mark];
  if (closers === undefined) return undefined;
  for (let at = from; at < typed.length; at += 1) {
    if (closers.includes(typed[at] ?? " ")) return at > from ? at + 1 : undefined;
  }
  return undefined;
}

function termOf(part: string): Term | undefined {
  const isNegated = /^-[^-]/u.test(part);
  const rest = isNegated ? part.slice(1) : part;
  const condition = conditionOf(rest);
  return condition && { condition, isNegated, typed: part };
}

function conditionOf(part: string): Condition | undefined {
  const [, name, value] = /^([\p{L}_]+):(.+)$/su.exec(part) ?? [];
  const filter =
    name === undefined || value === undefined
      ? undefined
      : parseFilter(name.toLowerCase(), unquoted(value) ?? value);
  if (filter !== undefined) return filter;
  const phrase = unquoted(part);
  const text = fold(phrase ?? part);
  if (tokensOf(text).length === 0) return undefined;
  return { kind: "words", text, isExact: phrase !== undefined };
}

/** What stands in quotation marks, or undefined if the text is not quoted as a whole. */
function unquoted(text: string): string | undefined {
  const closers = closing[text[0] ?? ""];
  const isQuoted = text.length > 2 && closers?.includes(text.at(-1) ?? " ") === true;
  return isQuoted ? text.slice(1, -1) : undefined;
}
