import { decodeText, linesOf } from "../decode-text.ts";
import { type Fields, fieldName, hasKnownField, recordOf } from "../fields.ts";
import type { SourceFile } from "../file.ts";
import { quoted, readId, readLink } from "../link-of.ts";
import type { ImportRecord } from "../record.ts";
import { parseExactly } from "./parse-exactly.ts";
import { type Element, splitJson } from "./split-json.ts";

/** The names of arrays that are lists of tweets. Those of others may be of people or pictures. */
const lists = new Set(
  "tweets bookmarks likes favorites favourites data items results links posts saved entries records statuses urls"
    .split(" ")
    .concat(""),
);

/**
 * JSON that is a list of tweets, or an object with such a list, whoever wrote it; and X's archive, whose files
 * assign such a list to a variable. A record is one tweet: those that it quotes or answers are none of it.
 */
export async function* readJson(file: SourceFile): AsyncGenerator<ImportRecord> {
  const json = splitJson();
  const unknown = new Set<string>();
  let found = 0;
  for await (const chunk of decodeText(file.open())) {
    for (const element of json.elements(chunk)) {
      if (!lists.has(element.of.toLowerCase())) continue;
      const record = recordIn(element, unknown);
      if (record === undefined) continue;
      found += 1;
      yield record;
    }
  }
  if (!json.isWhole()) yield { kind: "unread", what: { kind: "broken" }, line: 1 };
  else if (found === 0) {
    const names = [...(unknown.size > 0 ? unknown : json.names)].slice(0, 20);
    const what =
      names.length === 0 ? ({ kind: "no-links" } as const) : ({ kind: "fields", names } as const);
    yield { kind: "unread", what, line: 1 };
  }
}

/** JSON lines: a record on each line. */
export async function* readJsonLines(file: SourceFile): AsyncGenerator<ImportRecord> {
  const unknown = new Set<string>();
  let found = 0;
  for await (const { line, text } of linesOf(decodeText(file.open()))) {
    if (text.trim() === "") continue;
    const record = recordIn({ of: "", text, line }, unknown);
    if (record === undefined) continue;
    found += 1;
    yield record;
  }
  const names = [...unknown].slice(0, 20);
  if (found === 0) yield { kind: "unread", what: { kind: "fields", names }, line: 1 };
}

/** Undefined for an object with none of the fields that are known, whose names are added to `unknown`. */
function recordIn({ text, line }: Element, unknown: Set<string>): ImportRecord | undefined {
  const value = parseExactly(text);
  if (value === undefined) return { kind: "refused", why: "unreadable", shown: quoted(text), line };
  if (typeof value === "string") {
    const readings = [readLink(value), readId(value)];
    const reading = readings.find(({ kind }) => kind !== "nothing");
    if (reading === undefined || reading.kind === "nothing") return { ...nothing(value), line };
    return reading.kind === "link" ? { ...reading, tags: [], line } : { ...reading, line };
  }
  if (typeof value !== "object" || value === null) return { ...nothing(text), line };
  const inner = unwrapped(value);
  const fields = fieldsOf(inner);
  if (hasKnownField(fields.keys())) return { ...recordOf(fields), line };
  for (const name of Object.keys(inner).slice(0, 20)) unknown.add(name);
  return undefined;
}

const nothing = (text: string) =>
  ({ kind: "refused", why: "no-link", shown: quoted(text) }) as const;

/** Some programs, and X's archive, put the tweet into an object of its own: `{"like":{"tweetId":…}}`. */
function unwrapped(value: object): object {
  let inner = value;
  for (let depth = 0; depth < 4; depth += 1) {
    if (hasKnownField(Object.keys(inner).map(fieldName))) return inner;
    const next = ["like", "bookmark", "tweet", "tweet_results", "result", "post", "node"]
      .map((name) => (inner as Record<string, unknown>)[name])
      .find((each) => typeof each === "object" && each !== null);
    if (next === undefined) return inner;
    inner = next as object;
  }
  return inner;
}

function fieldsOf(value: object): Fields {
  return new Map(Object.entries(value).map(([name, field]) => [fieldName(name), textsOf(field)]));
}

/** The texts of a field: itself, or those of a list; of an object its name, as tags have it. */
function textsOf(field: unknown): string[] {
  if (typeof field === "string") return [field];
  if (Array.isArray(field)) return field.flatMap(textsOf);
  if (typeof field !== "object" || field === null) return [];
  const { name, title } = field as Record<string, unknown>;
  return [name, title].filter((each) => typeof each === "string").slice(0, 1);
}
